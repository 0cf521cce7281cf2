package io.pteronimbus.gameserver.observation;

import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.gameserver.json.ForeignJson;
import io.pteronimbus.gameserver.json.UnreadableException;
import io.pteronimbus.gameserver.server.ServerObservations;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Brings what controllers saw into the read model. What can never be read goes to the dead letters and holds up nothing. */
@ApplicationScoped
class ServerStateConsumer {
    private final ServerObservations observations;
    private final TenantContext tenant;
    private final ForeignJson json;
    private final Delivery delivery;

    ServerStateConsumer(ServerObservations observations, TenantContext tenant, ForeignJson json, Delivery delivery) {
        this.observations = observations;
        this.tenant = tenant;
        this.json = json;
        this.delivery = delivery;
    }

    @Incoming("server-state-changed")
    @Blocking
    @ActivateRequestContext
    void onServerStateChanged(byte[] message) {
        var seen = check(json.read(message, ServerStateChanged.class));
        tenant.enter(seen.tenantId());
        delivery.take(() -> observations.take(seen));
    }

    /** A record's types promise what JSON may leave out. */
    @SuppressWarnings("ConstantValue")
    private static ServerStateChanged check(ServerStateChanged seen) {
        if (seen.serverId() == null
                || seen.tenantId() == null
                || seen.cluster() == null
                || seen.resourceUid() == null
                || seen.state() == null
                || seen.at() == null) {
            throw new UnreadableException("an observation without server, cluster, resource, state or time", null);
        }
        return seen;
    }
}
