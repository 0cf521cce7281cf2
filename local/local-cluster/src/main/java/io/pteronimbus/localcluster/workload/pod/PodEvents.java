package io.pteronimbus.localcluster.workload.pod;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Records what happens to pods as Event objects. The same thing again only raises a count, and of all events only the latest
 * {@value #KEPT} are kept.
 */
final class PodEvents {

    private static final Logger LOG = System.getLogger(PodEvents.class.getName());
    private static final int KEPT = 500;

    private final ObjectStore store;
    private final Clock clock;
    private final Deque<ObjectKey> kept = new ArrayDeque<>();
    private final Map<String, ObjectKey> counted = new LinkedHashMap<>();

    PodEvents(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        store.list("", "events", null).stream()
                .filter(event -> event.at("/source/component").asText().equals("kubelet"))
                .sorted(Comparator.comparing(
                        event -> event.path("lastTimestamp").asText()))
                .forEach(event -> kept.add(new ObjectKey(
                        "",
                        "events",
                        event.at("/metadata/namespace").asText(),
                        event.at("/metadata/name").asText())));
    }

    void normal(PodView pod, String reason, String message) {
        record(pod, "Normal", reason, message);
    }

    void warning(PodView pod, String reason, String message) {
        record(pod, "Warning", reason, message);
    }

    private synchronized void record(PodView pod, String type, String reason, String message) {
        String same = pod.uid() + "/" + reason + "/" + message;
        try {
            ObjectKey known = counted.get(same);
            if (known != null && store.get(known).isPresent()) {
                store.update(
                        known,
                        event -> event.put("count", event.path("count").asInt() + 1)
                                .put("lastTimestamp", now()));
                return;
            }
            ObjectKey key = new ObjectKey(
                    "",
                    "events",
                    pod.namespace(),
                    pod.name() + "."
                            + UUID.randomUUID().toString().substring(0, 18).replace("-", ""));
            store.create(key, event(pod, key, type, reason, message));
            counted.put(same, key);
            kept.add(key);
            forgetOldest();
        } catch (StatusException refused) {
            LOG.log(Level.DEBUG, "event not recorded, pod={0} reason={1}", pod.name(), reason);
        }
    }

    private void forgetOldest() {
        while (kept.size() > KEPT) {
            ObjectKey oldest = kept.remove();
            counted.values().remove(oldest);
            store.remove(oldest);
        }
    }

    private ObjectNode event(PodView pod, ObjectKey key, String type, String reason, String message) {
        ObjectNode event = Json.object().put("apiVersion", "v1").put("kind", "Event");
        event.putObject("metadata").put("name", key.name()).put("namespace", pod.namespace());
        ObjectNode involved =
                event.putObject("involvedObject").put("apiVersion", "v1").put("kind", "Pod");
        involved.put("namespace", pod.namespace()).put("name", pod.name()).put("uid", pod.uid());
        event.put("type", type).put("reason", reason).put("message", message).put("count", 1);
        event.putObject("source").put("component", "kubelet").put("host", PodStatus.NODE);
        event.put("firstTimestamp", now()).put("lastTimestamp", now());
        return event.put("reportingComponent", "kubelet").put("reportingInstance", PodStatus.NODE);
    }

    private String now() {
        return ContainerState.seconds(clock.instant());
    }
}
