package io.pteronimbus.notification.live;

import static io.pteronimbus.persistence.intake.EventReader.present;

import io.pteronimbus.events.ClusterPresence;
import io.pteronimbus.persistence.intake.Delivery;
import io.pteronimbus.persistence.intake.EventReader;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears that a cluster went away or came back: what is shown of it, and of the servers there, is different. */
@ApplicationScoped
class ClusterConsumer {
    private static final Set<News> SERVERS = Set.of(News.of(Part.SERVERS));

    private final EventReader reader;
    private final Delivery delivery;
    private final TenantNews news;
    private final PlatformNews platform;

    ClusterConsumer(EventReader reader, Delivery delivery, TenantNews news, PlatformNews platform) {
        this.platform = platform;
        this.reader = reader;
        this.delivery = delivery;
        this.news = news;
    }

    @Incoming("cluster-presence")
    @Blocking
    CompletionStage<Void> onPresence(Message<byte[]> message) {
        return delivery.take(message, () -> heard(reader.read(message, ClusterPresence.class)));
    }

    private void heard(ClusterPresence presence) {
        platform.tellClusters();
        present(presence.tenants(), "tenants").forEach(tenantId -> news.tell(tenantId, SERVERS));
    }
}
