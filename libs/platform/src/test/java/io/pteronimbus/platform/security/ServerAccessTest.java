package io.pteronimbus.platform.security;

import static io.pteronimbus.platform.security.Visitor.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
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

    @Test
    void shouldLetInWhereServersAreToldOfWhenGrantedOnOne() {
        // given
        var other = UUID.randomUUID().toString();
        var grants = Map.of(serverId.toString(), Set.of("console:read", "log:read"), other, Set.of("server:read"));
        known.put(visitor.tenantId(), visitor.userId(), new EffectivePermissions(1, Set.of("role:read"), grants));

        // then
        get(visitor.token(), list())
                .statusCode(200)
                .body("everywhere", equalTo(false))
                .body("servers", equalTo(List.of(serverId.toString())));
        get(key("console:read"), list()).statusCode(200).body("servers", equalTo(List.of(serverId.toString())));
        get(key("server:read"), list()).statusCode(403);
        get(key("file:read"), list()).statusCode(404);
    }

    @Test
    void shouldTellOfAllServersWhenAllowedThroughoutTheTenant() {
        // given
        visitor.allow(known, "console:read");

        // then
        get(visitor.token(), list()).statusCode(200).body("everywhere", equalTo(true));
    }

    @Test
    void shouldStayClosedWhereServersAreToldOfWhenAllowedOnNone() {
        // given
        var grants = Map.of(serverId.toString(), Set.of("server:read"));
        known.put(visitor.tenantId(), visitor.userId(), new EffectivePermissions(1, Set.of(), grants));

        // then
        get(visitor.token(), list()).statusCode(403).body("detail", containsString("console:read"));
        get(Visitor.somebody().token(), list()).statusCode(404);
    }

    private String list() {
        return "/tenants/" + visitor.tenantId() + "/servers";
    }

    private String key(String scope) {
        var claims = visitor.claims();
        claims.setClaim("key", true);
        claims.setStringClaim("scope", scope);
        return TestTokens.access(claims);
    }

    private String path(UUID server) {
        return "/tenants/" + visitor.tenantId() + "/servers/" + server;
    }
}
