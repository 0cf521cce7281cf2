package io.pteronimbus.notification.live;

import static io.pteronimbus.persistence.intake.EventReader.present;

import io.pteronimbus.events.ServerStats;
import io.pteronimbus.events.Topics;
import io.pteronimbus.notification.place.ServerPlaces;
import io.pteronimbus.persistence.intake.Delivery;
import io.pteronimbus.persistence.intake.EventReader;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears who plays where. */
@ApplicationScoped
class StatsConsumer {
    private final EventReader reader;
    private final Delivery delivery;
    private final ServerPlaces places;
    private final PlayersTold players;

    StatsConsumer(EventReader reader, Delivery delivery, ServerPlaces places, PlayersTold players) {
        this.reader = reader;
        this.delivery = delivery;
        this.places = places;
        this.players = players;
    }

    @Incoming("server-stats")
    @Blocking
    @ActivateRequestContext
    CompletionStage<Void> onServerStats(Message<byte[]> message) {
        return delivery.take(message, () -> {
            var sample = reader.read(message, ServerStats.class);
            var serverId = present(sample.serverId(), "serverId");
            var tenantId = present(sample.tenantId(), "tenantId");
            var cluster = present(sample.cluster(), "cluster");
            present(sample.at(), "at");
            if (!places.isForeign(Topics.SERVER_STATS, tenantId, serverId, cluster)) {
                players.tell(sample);
            }
        });
    }
}
