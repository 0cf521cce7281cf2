package io.pteronimbus.notification.live;

import static io.pteronimbus.persistence.intake.EventReader.present;

import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.persistence.intake.Delivery;
import io.pteronimbus.persistence.intake.EventReader;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears what people change of a tenant that is no change of access: invitations, new roles, settings; and of clusters. The audit log tells it all. */
@ApplicationScoped
class DeedConsumer {
    private final EventReader reader;
    private final Delivery delivery;
    private final TenantNews news;
    private final PlatformNews platform;

    DeedConsumer(EventReader reader, Delivery delivery, TenantNews news, PlatformNews platform) {
        this.platform = platform;
        this.reader = reader;
        this.delivery = delivery;
        this.news = news;
    }

    @Incoming("deeds")
    @Blocking
    CompletionStage<Void> onAuditEntry(Message<byte[]> message) {
        return delivery.take(message, () -> heard(reader.read(message, AuditEntry.class)));
    }

    private void heard(AuditEntry deed) {
        present(present(deed.target(), "target").kind(), "target.kind");
        present(deed.target().id(), "target.id");
        var tenantId = deed.tenantId();
        if (tenantId != null) {
            News.of(deed).ifPresent(item -> news.tell(tenantId, Set.of(item)));
        } else if (deed.outcome() == AuditEntry.Outcome.SUCCESS
                && deed.target().kind().equals("cluster")) {
            platform.tellClusters();
        }
    }
}
