package io.pteronimbus.tenant.subuser;

import static io.pteronimbus.persistence.intake.EventReader.present;

import io.pteronimbus.events.ServerIntentChanged;
import io.pteronimbus.events.ServerIntentChanged.Action;
import io.pteronimbus.persistence.intake.Delivery;
import io.pteronimbus.persistence.intake.EventReader;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.tenant.permission.RbacChanges;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Hears of servers that come and go: what is granted on one that is gone goes with it. */
@ApplicationScoped
class ServerConsumer {
    private static final Logger LOG = Logger.getLogger(ServerConsumer.class);

    private final EventReader reader;
    private final Delivery delivery;
    private final ServerGrants grants;
    private final RbacChanges changes;

    ServerConsumer(EventReader reader, Delivery delivery, ServerGrants grants, RbacChanges changes) {
        this.reader = reader;
        this.delivery = delivery;
        this.grants = grants;
        this.changes = changes;
    }

    @Incoming("server-intent-changed")
    @Blocking
    @ActivateRequestContext
    CompletionStage<Void> onServerIntentChanged(Message<byte[]> message) {
        return delivery.take(message, () -> take(reader.read(message, ServerIntentChanged.class)));
    }

    private void take(ServerIntentChanged event) {
        var tenantId = present(event.tenantId(), "tenantId");
        var serverId = present(event.serverId(), "serverId");
        try {
            changes.bySystem(tenantId, change -> {
                if (event.action() == Action.DELETE) {
                    grants.forgetServer(tenantId, serverId).forEach(change::concerns);
                } else if (event.action() == Action.CREATE || event.action() == Action.UPDATE) {
                    grants.learnServer(tenantId, serverId, present(event.name(), "name"));
                }
                return true;
            });
        } catch (ProblemException tenantGone) {
            LOG.infof("A server of a tenant that is gone: tenant=%s server=%s", tenantId, serverId);
        }
    }
}
