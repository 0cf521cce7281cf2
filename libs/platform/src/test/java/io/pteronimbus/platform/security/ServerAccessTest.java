package io.pteronimbus.platform.security;

import static io.pteronimbus.platform.security.Visitor.get;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ServerAccessTest {
    private final Visitor visitor = Visitor.somebody();
    private final UUID serverId = UUID.randomUUID();

    @Inject
    KnownPermissions known;

    @Test
    void shouldAllowThatServerAloneWhenGrantedOnIt() {
        // given
        var grants = Map.of(serverId.toString(), Set.of("console:read"));
        known.put(visitor.tenantId(), visitor.userId(), new EffectivePermissions(1, Set.of(), grants));

        // then
        get(visitor.token(), path(serverId)).statusCode(200);
        get(visitor.token(), path(UUID.randomUUID())).statusCode(404);
    }

    private String path(UUID server) {
        return "/tenants/" + visitor.tenantId() + "/servers/" + server;
    }
}
