package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.gameserver.quota.QuotaService;
import io.pteronimbus.gameserver.template.TemplateRemoval;
import io.pteronimbus.persistence.outbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes what controllers saw into the servers people see. */
@ApplicationScoped
public class ServerObservations {
    private static final Logger LOG = Logger.getLogger(ServerObservations.class);
    private static final String CONSUMER = "server-state-changed";

    private final ServerRepository servers;
    private final QuotaService quotas;
    private final TemplateRemoval templates;
    private final Inbox inbox;
    private final ServerEvents events;
    private final Event<StateObserved> observed;

    ServerObservations(
            ServerRepository servers,
            QuotaService quotas,
            TemplateRemoval templates,
            Inbox inbox,
            ServerEvents events,
            Event<StateObserved> observed) {
        this.servers = servers;
        this.quotas = quotas;
        this.templates = templates;
        this.inbox = inbox;
        this.events = events;
        this.observed = observed;
    }

    /** Takes an observation, once. For servers that are not there, or not on that cluster, it does nothing. */
    @Transactional
    public void take(ServerStateChanged seen) {
        if (!inbox.firstTime(CONSUMER, seen.eventId())) {
            return;
        }
        if (seen.deleted()) {
            // whoever locks both locks the tenant's use first
            quotas.lock(seen.tenantId());
        }
        servers.lock(seen.tenantId(), seen.serverId()).ifPresent(server -> take(server, seen));
    }

    /**
     * Removes a server whose controller says that nothing is left of it. Does nothing unless it was to be deleted, or when it
     * is gone already. The world is told, since of a server that had no resource no controller has told it.
     */
    @Transactional
    public void takeDeleted(String cluster, UUID serverId) {
        var tenantId = servers.tenantOf(serverId);
        tenantId.ifPresent(quotas::lock);
        Optional<Server> server = tenantId.flatMap(t -> servers.lock(t, serverId));
        server.filter(s -> s.deleting && s.cluster.equals(cluster)).ifPresent(s -> {
            events.removed(s);
            remove(s);
        });
    }

    /** Of a server that is locked. */
    void take(Server server, ServerStateChanged seen) {
        switch (server.observe(seen)) {
            case IGNORED, NOTED -> {}
            case APPLIED ->
                observed.fire(new StateObserved(server.tenantId, server.id, server.state, server.stateVersion, false));
            case GONE -> remove(server);
        }
    }

    /** Of a server that is locked, and so is its tenant's use. */
    void remove(Server server) {
        servers.remove(server);
        if (server.templateId != null) {
            templates.released(server.templateId);
        }
        quotas.giveBack(server.tenantId, server.resources.asServer());
        observed.fire(new StateObserved(server.tenantId, server.id, server.state, server.stateVersion, true));
        LOG.infof("Server removed: tenant=%s server=%s", server.tenantId, server.id);
    }
}
