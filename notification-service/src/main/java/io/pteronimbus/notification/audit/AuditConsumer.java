package io.pteronimbus.notification.audit;

import static io.pteronimbus.persistence.intake.EventReader.present;

import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.persistence.intake.Delivery;
import io.pteronimbus.persistence.intake.EventReader;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Brings what every service reports into the audit log. */
@ApplicationScoped
class AuditConsumer {
    private final EventReader reader;
    private final Delivery delivery;
    private final AuditService audit;

    AuditConsumer(EventReader reader, Delivery delivery, AuditService audit) {
        this.reader = reader;
        this.delivery = delivery;
        this.audit = audit;
    }

    @Incoming("audit-entry")
    @Blocking
    @ActivateRequestContext
    CompletionStage<Void> onAuditEntry(Message<byte[]> message) {
        return delivery.take(message, () -> audit.add(check(reader.read(message, AuditEntry.class))));
    }

    private static AuditEntry check(AuditEntry entry) {
        present(entry.id(), "id");
        present(entry.actor(), "actor");
        present(entry.actor().kind(), "actor.kind");
        present(entry.target(), "target");
        present(entry.outcome(), "outcome");
        present(entry.at(), "at");
        return entry;
    }
}
