package io.pteronimbus.notification.live;

import static io.pteronimbus.persistence.intake.EventReader.present;

import io.pteronimbus.events.ServerStats;
import io.pteronimbus.persistence.intake.Delivery;
import io.pteronimbus.persistence.intake.EventReader;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears who plays where. */
@ApplicationScoped
class StatsConsumer {
    private final EventReader reader;
    private final Delivery delivery;
    private final PlayersTold players;

    StatsConsumer(EventReader reader, Delivery delivery, PlayersTold players) {
        this.reader = reader;
        this.delivery = delivery;
        this.players = players;
    }

    @Incoming("server-stats")
    @Blocking
    CompletionStage<Void> onServerStats(Message<byte[]> message) {
        return delivery.take(message, () -> {
            var sample = reader.read(message, ServerStats.class);
            present(sample.serverId(), "serverId");
            present(sample.tenantId(), "tenantId");
            present(sample.at(), "at");
            players.tell(sample);
        });
    }
}
