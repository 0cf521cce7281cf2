package io.pteronimbus.notification.feed;

import static io.pteronimbus.persistence.intake.EventReader.present;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.ServerIntentChanged;
import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.events.Topics;
import io.pteronimbus.notification.place.ServerPlaces;
import io.pteronimbus.persistence.intake.Delivery;
import io.pteronimbus.persistence.intake.EventReader;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Brings what happened to servers into the feed. */
@ApplicationScoped
class FeedConsumer {
    private final EventReader reader;
    private final Delivery delivery;
    private final FeedService feed;
    private final FeedWake wake;
    private final ServerPlaces places;
    private final TenantContext tenant;
    private final ObjectMapper json;

    FeedConsumer(
            EventReader reader,
            Delivery delivery,
            FeedService feed,
            FeedWake wake,
            ServerPlaces places,
            TenantContext tenant,
            ObjectMapper json) {
        this.reader = reader;
        this.delivery = delivery;
        this.feed = feed;
        this.wake = wake;
        this.places = places;
        this.tenant = tenant;
        this.json = json;
    }

    @Incoming("server-state-changed")
    @Blocking
    @ActivateRequestContext
    CompletionStage<Void> onStateChanged(Message<byte[]> message) {
        return delivery.take(message, () -> {
            var event = reader.read(message, ServerStateChanged.class);
            present(event.resourceUid(), "resourceUid");
            var tenantId = present(event.tenantId(), "tenantId");
            var serverId = present(event.serverId(), "serverId");
            var item = new NewFeedItem(
                    event.eventId(),
                    tenantId,
                    "server-state",
                    serverId,
                    json(ServerStateData.of(event)),
                    present(event.at(), "at"));
            var cluster = present(event.cluster(), "cluster");
            if (places.isForeign(Topics.SERVER_STATE_CHANGED, tenantId, serverId, cluster)) {
                return;
            }
            if (!isToldGone(event)) {
                append(item);
            }
        });
    }

    @Incoming("server-intent-changed")
    @Blocking
    @ActivateRequestContext
    CompletionStage<Void> onIntentChanged(Message<byte[]> message) {
        return delivery.take(message, () -> {
            var event = reader.read(message, ServerIntentChanged.class);
            var serverId = present(event.serverId(), "serverId");
            var id = EventReader.id(message)
                    .orElseGet(() -> EventIds.of(serverId.toString(), Long.toString(event.generation())));
            var item = new NewFeedItem(
                    id,
                    present(event.tenantId(), "tenantId"),
                    "server-intent",
                    serverId,
                    json(ServerIntentData.of(event)),
                    present(event.at(), "at"));
            places.note(event);
            append(item);
        });
    }

    /**
     * Whether nothing was left of the server already. A controller says so at the end of a resource; gameserver-service does for a
     * server that had none, as far as it had seen by then. A resource that is not told of otherwise had its end told.
     */
    private boolean isToldGone(ServerStateChanged event) {
        if (!event.deleted()) {
            return false;
        }
        tenant.enter(event.tenantId());
        return feed.newestState(event.tenantId(), event.serverId())
                .map(item -> read(item.data()))
                .filter(last -> last.path("deleted").asBoolean() && last.hasNonNull("resourceUid"))
                .filter(last -> !last.path("resourceUid").asText().equals(event.resourceUid()))
                .isPresent();
    }

    private JsonNode read(String data) {
        try {
            return json.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an item of the feed is not JSON", e);
        }
    }

    private void append(NewFeedItem item) {
        tenant.enter(item.tenantId());
        feed.append(item).ifPresent(position -> wake.announce(item.tenantId(), position));
    }

    private String json(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event that was read can be written", e);
        }
    }
}
