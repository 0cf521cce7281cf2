package io.pteronimbus.notification.live;

import io.pteronimbus.events.AccessChanged;
import io.pteronimbus.persistence.intake.Delivery;
import io.pteronimbus.persistence.intake.EventReader;
import io.pteronimbus.platform.security.Access;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks again at open sockets when somebody's access changed, and closes those whose session ended. */
@ApplicationScoped
class AccessConsumer {
    private static final Logger LOG = Logger.getLogger(AccessConsumer.class);

    private final EventReader reader;
    private final Delivery delivery;
    private final Viewers viewers;
    private final LiveService live;
    private final TenantNews news;
    private final Access access;
    private final ExecutorService threads;

    AccessConsumer(
            EventReader reader,
            Delivery delivery,
            Viewers viewers,
            LiveService live,
            TenantNews news,
            Access access,
            @VirtualThreads ExecutorService threads) {
        this.reader = reader;
        this.delivery = delivery;
        this.viewers = viewers;
        this.live = live;
        this.news = news;
        this.access = access;
        this.threads = threads;
    }

    @Incoming("access-changed")
    @Blocking
    CompletionStage<Void> onAccessChanged(Message<byte[]> message) {
        return delivery.take(message, () -> changed(reader.read(message, AccessChanged.class)));
    }

    private void changed(AccessChanged event) {
        access.hear(event);
        var session = event.sessionId();
        if (session != null) {
            viewers.all(viewer -> viewer.caller().sessionId().equals(session))
                    .forEach(viewer -> viewer.close(CloseCode.SESSION_ENDED));
        } else {
            lookAgain(event);
        }
    }

    /** First those it concerns, then those who read of it: so nobody is told by a right that they just lost. */
    private void lookAgain(AccessChanged event) {
        var tenantId = event.tenantId();
        var looks = concerned(event).stream()
                .map(viewer -> CompletableFuture.runAsync(() -> lookAgain(viewer, tenantId), threads))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(looks).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warnf(failure, "Not everybody was looked at again after a change of access");
            }
            if (tenantId != null) {
                news.tell(tenantId, News.of(event));
            }
        });
    }

    /** By their office super administrators see a tenant that is none of theirs, so for them all of it is looked at. */
    private void lookAgain(Viewer viewer, @Nullable UUID tenantId) {
        if (tenantId == null || viewer.caller().superAdmin()) {
            live.lookAgain(viewer);
        } else {
            live.lookAgain(viewer, tenantId);
        }
    }

    private List<Viewer> concerned(AccessChanged event) {
        var userId = event.userId();
        var tenantId = event.tenantId();
        if (userId != null) {
            return viewers.of(userId);
        }
        return tenantId == null
                ? viewers.all(viewer -> true)
                : viewers.all(viewer -> viewer.outlook().mayConcern(tenantId));
    }
}
