package io.pteronimbus.gameserver.link;

import io.pteronimbus.gameserver.cluster.ClusterChanged;
import io.pteronimbus.gameserver.replica.Replicas;
import io.pteronimbus.gameserver.server.IntentAccepted;
import io.pteronimbus.gameserver.template.TemplatesChanged;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/** Tells the replica that holds a cluster's connection that there is news for it, as soon as that is committed. */
@Startup
@ApplicationScoped
class LinkWakeups {
    private static final String CHANGED = "link-changed";
    private static final String HOLDS = "link-holds";
    private static final String TEMPLATES = "link-templates";
    private static final String REVOKED = "link-revoked";

    private final LinkSessions sessions;
    private final Replicas replicas;

    LinkWakeups(LinkSessions sessions, Replicas replicas) {
        this.sessions = sessions;
        this.replicas = replicas;
        replicas.on(CHANGED, sessions::wake);
        replicas.on(HOLDS, sessions::replacedElsewhere);
        replicas.on(REVOKED, sessions::revoked);
        replicas.on(TEMPLATES, all -> sessions.wakeForTemplates());
    }

    void onClusterChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) ClusterChanged changed) {
        if (changed.disconnect()) {
            sessions.revoked(changed.cluster());
            replicas.tell(REVOKED, changed.cluster());
        } else {
            sessions.wake(changed.cluster());
            replicas.tell(CHANGED, changed.cluster());
        }
    }

    void onAccepted(@Observes(during = TransactionPhase.AFTER_SUCCESS) IntentAccepted accepted) {
        sessions.wake(accepted.cluster());
        replicas.tell(CHANGED, accepted.cluster());
    }

    void onTemplates(@Observes(during = TransactionPhase.AFTER_SUCCESS) TemplatesChanged changed) {
        sessions.wakeForTemplates();
        replicas.tell(TEMPLATES, "all");
    }

    /** This replica holds the connection of that cluster now: whoever held an older one lets it go. */
    void holds(String cluster) {
        replicas.tell(HOLDS, cluster);
    }
}
