package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.pteronimbus.events.ServerState;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ServerCrashTest {
    private static final String SAID = "java.lang.OutOfMemoryError: swordfish";

    private Tenant tenant;
    private UUID id;

    @BeforeEach
    void crash() {
        tenant = Tenant.create();
        id = tenant.createStarted("Lobby");
        Cluster.bring(tenant, id, ServerState.RUNNING, 1);
    }

    @Test
    void shouldTellNothingWhenServerNeverCrashed() {
        lastCrash(tenant).statusCode(204);
    }

    @Test
    void shouldTellReasonCodeAndLinesAndKeepThemWhenServerRunsAgain() {
        // when
        Cluster.crash(tenant, id, 1, 137, List.of("Loading world", SAID));
        Cluster.bring(tenant, id, ServerState.RUNNING, 1);

        // then
        lastCrash(tenant)
                .statusCode(200)
                .body("state", equalTo("CRASHED"))
                .body("reason", equalTo("BecauseCRASHED"))
                .body("message", equalTo("a message"))
                .body("exitCode", equalTo(137))
                .body("lines", contains("Loading world", SAID));
    }

    @Test
    void shouldTellNewestWhenServerCrashesAgain() {
        // when
        Cluster.crash(tenant, id, 1, 137, List.of(SAID));
        Cluster.bring(tenant, id, ServerState.RUNNING, 1);
        Cluster.crash(tenant, id, 1, 1, List.of("second"));

        // then
        lastCrash(tenant).statusCode(200).body("exitCode", equalTo(1)).body("lines", contains("second"));
    }

    @Test
    void shouldKeepCrashWhenItComesAfterANewerIntent() {
        // given
        tenant.request()
                .body("{\"action\":\"stop\"}")
                .post(tenant.server(id) + "/power")
                .then()
                .statusCode(202);

        // when
        Cluster.publish(Cluster.crashed(tenant.id(), id, 1, 1, List.of(SAID)));
        Cluster.bring(tenant, id, ServerState.STOPPED, 2);

        // then
        lastCrash(tenant).statusCode(200).body("lines", contains(SAID));
    }

    @Test
    void shouldTellWhatGameSaidOnlyToWhoMayReadItsLog() {
        // given
        Cluster.crash(tenant, id, 1, 137, List.of(SAID));
        var reader = UUID.randomUUID();
        tenant.grant(reader, Set.of("server:read"), Map.of());
        var ofThisServer = UUID.randomUUID();
        tenant.grant(ofThisServer, Set.of(), Map.of(id.toString(), Set.of("server:read", "log:read")));

        // when // then
        Tenant.as(TestTokens.access(reader))
                .get(path())
                .then()
                .statusCode(403)
                .body("detail", startsWith("This needs the permission log:read"));
        Tenant.as(TestTokens.access(ofThisServer)).get(path()).then().statusCode(200);
        assertThat(Tenant.as(TestTokens.access(reader)).get(tenant.server(id)).asString())
                .contains("CRASHED")
                .doesNotContain("swordfish");
        assertThat(tenant.request().get(tenant.servers()).asString()).doesNotContain("swordfish");
    }

    @Test
    void shouldAnswer404WhenServerIsOfAnotherTenant() {
        // given
        Cluster.crash(tenant, id, 1, 137, List.of(SAID));

        // when
        var foreign = lastCrash(Tenant.create());

        // then
        foreign.statusCode(404).body("code", equalTo("not-found"));
    }

    private ValidatableResponse lastCrash(Tenant reader) {
        return reader.request().get(reader.server(id) + "/crash").then();
    }

    private String path() {
        return tenant.server(id) + "/crash";
    }
}
