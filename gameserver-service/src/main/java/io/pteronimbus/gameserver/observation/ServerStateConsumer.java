package io.pteronimbus.gameserver.observation;

import static io.pteronimbus.persistence.intake.EventReader.present;

import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.gameserver.server.ServerObservations;
import io.pteronimbus.persistence.intake.Delivery;
import io.pteronimbus.persistence.intake.EventReader;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Brings what controllers saw into the read model. What can never be read goes to the dead letters and holds up nothing. */
@ApplicationScoped
class ServerStateConsumer {
    private final ServerObservations observations;
    private final TenantContext tenant;
    private final EventReader reader;
    private final Delivery delivery;

    ServerStateConsumer(ServerObservations observations, TenantContext tenant, EventReader reader, Delivery delivery) {
        this.observations = observations;
        this.tenant = tenant;
        this.reader = reader;
        this.delivery = delivery;
    }

    @Incoming("server-state-changed")
    @Blocking
    @ActivateRequestContext
    CompletionStage<Void> onServerStateChanged(Message<byte[]> message) {
        return delivery.take(message, () -> {
            var seen = reader.read(message, ServerStateChanged.class);
            present(seen.serverId(), "serverId");
            present(seen.cluster(), "cluster");
            present(seen.resourceUid(), "resourceUid");
            present(seen.state(), "state");
            present(seen.at(), "at");
            tenant.enter(present(seen.tenantId(), "tenantId"));
            observations.take(seen);
        });
    }
}
