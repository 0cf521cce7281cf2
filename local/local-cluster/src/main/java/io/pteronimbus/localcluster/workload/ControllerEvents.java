package io.pteronimbus.localcluster.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** Records what a controller cannot do as Events of its objects. The same thing again only raises a count. */
public final class ControllerEvents {

    private static final Logger LOG = System.getLogger(ControllerEvents.class.getName());

    private final ObjectStore store;
    private final Clock clock;
    private final String component;

    public ControllerEvents(ObjectStore store, Clock clock, String component) {
        this.store = store;
        this.clock = clock;
        this.component = component;
    }

    public void warning(JsonNode object, String reason, String message) {
        JsonNode metadata = object.path("metadata");
        String hash = Integer.toHexString(Objects.hash(metadata.path("uid").asText(), reason, message, component));
        var key = new ObjectKey(
                "",
                "events",
                metadata.path("namespace").asText(),
                metadata.path("name").asText() + "." + hash);
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        try {
            if (store.get(key).isPresent()) {
                store.update(
                        key,
                        event -> event.put("count", event.path("count").asInt() + 1)
                                .put("lastTimestamp", now));
            } else {
                store.create(key, event(object, key, reason, message, now));
            }
        } catch (StatusException refused) {
            LOG.log(Level.DEBUG, "event not recorded, object={0} reason={1}", key.name(), reason);
        }
    }

    private ObjectNode event(JsonNode object, ObjectKey key, String reason, String message, String now) {
        ObjectNode event = Json.object().put("apiVersion", "v1").put("kind", "Event");
        event.putObject("metadata").put("name", key.name()).put("namespace", key.namespace());
        ObjectNode involved = event.putObject("involvedObject");
        involved.set("apiVersion", object.path("apiVersion"));
        involved.set("kind", object.path("kind"));
        for (String field : new String[] {"namespace", "name", "uid", "resourceVersion"}) {
            involved.set(field, object.path("metadata").path(field));
        }
        event.put("type", "Warning")
                .put("reason", reason)
                .put("message", message)
                .put("count", 1);
        event.putObject("source").put("component", component);
        event.put("firstTimestamp", now).put("lastTimestamp", now);
        return event.put("reportingComponent", component).put("reportingInstance", "");
    }
}
