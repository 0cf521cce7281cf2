package io.pteronimbus.gameserver.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;

/** Opens the variables of servers that come out of the database, and seals those that go in. */
@ApplicationScoped
class SealedVariables {
    private final ServerSeal seal;

    SealedVariables(ServerSeal seal) {
        this.seal = seal;
    }

    @PostLoad
    void open(Server server) {
        server.variables = seal.openVariables(server.tenantId, server.id, server.sealedVariables);
    }

    @PrePersist
    @PreUpdate
    void close(Server server) {
        if (server.sealedVariables.isEmpty()) {
            server.sealedVariables = seal.sealVariables(server.tenantId, server.id, server.variables);
        }
    }
}
