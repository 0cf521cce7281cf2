package io.pteronimbus.tenant.person;

import static io.pteronimbus.persistence.intake.EventReader.present;

import io.pteronimbus.events.UserChanged;
import io.pteronimbus.persistence.intake.Delivery;
import io.pteronimbus.persistence.intake.EventReader;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears from auth-service who people are. */
@ApplicationScoped
class UserConsumer {
    private final EventReader reader;
    private final Delivery delivery;
    private final PersonChanges changes;

    UserConsumer(EventReader reader, Delivery delivery, PersonChanges changes) {
        this.reader = reader;
        this.delivery = delivery;
        this.changes = changes;
    }

    @Incoming("user-changed")
    @Blocking
    @ActivateRequestContext
    CompletionStage<Void> onUserChanged(Message<byte[]> message) {
        return delivery.take(message, () -> {
            var event = reader.read(message, UserChanged.class);
            present(event.userId(), "userId");
            present(event.displayName(), "displayName");
            changes.take(event);
        });
    }
}
