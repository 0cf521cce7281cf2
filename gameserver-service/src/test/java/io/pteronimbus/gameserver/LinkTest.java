package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.TenantChanged;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.gameserver.fixture.TestSocket;
import io.pteronimbus.gameserver.json.CanonicalJson;
import io.pteronimbus.platform.security.Sha256;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class LinkTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void shouldRefuseUpgradeWhenCredentialIsWrong() {
        assertThat(TestSocket.refusal("/api/v1/link", Map.of())).isEqualTo(401);
        assertThat(TestSocket.refusal("/api/v1/link", Map.of("Authorization", "Bearer wrong", "X-Cluster", "local")))
                .isEqualTo(401);
        assertThat(TestSocket.refusal(
                        "/api/v1/link",
                        Map.of("Authorization", "Bearer " + FakeController.CREDENTIAL, "X-Cluster", "other")))
                .isEqualTo(401);
    }

    @Test
    void shouldTellServerWithProvenSpecWhenControllerSaysHello() throws Exception {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStarted("Lobby");

        // when
        try (var controller = FakeController.connect()) {
            var server = controller.desired(id);

            // then
            assertThat(server.path("tenantId").asText()).isEqualTo(tenant.id().toString());
            assertThat(server.path("generation").asLong()).isEqualTo(1);
            assertThat(server.path("deleted").asBoolean()).isFalse();
            var claims = claims(server.path("grant").asText());
            assertThat(claims.getClaimValueAsString("tenant"))
                    .isEqualTo(tenant.id().toString());
            assertThat(claims.getClaimValueAsString("server")).isEqualTo(id.toString());
            assertThat(claims.getClaimValue("generation", Long.class)).isEqualTo(1);
            assertThat(claims.getClaimValueAsString("permission")).isEqualTo("server:create");
            assertThat(claims.getExpirationTime()).isNull();
            assertThat(claims.getClaimValueAsString("specHash"))
                    .isEqualTo(Sha256.hex(CanonicalJson.of(server.path("spec"))));
            var whole = ((ObjectNode) server.path("spec").deepCopy()).put("generation", 1L);
            var spec = json.treeToValue(whole, GameServerSpec.class);
            assertThat(spec.displayName()).isEqualTo("Lobby");
            assertThat(spec.image()).isEqualTo("pteronimbus/demo-game:1");
            assertThat(spec.desiredState()).isEqualTo(GameServerSpec.DesiredState.RUNNING);
            assertThat(spec.template()).isEqualTo(new GameServerSpec.TemplateRef("minecraft-demo", "1"));
            assertThat(spec.stop().command()).isEqualTo("stop");
            assertThat(spec.done().pattern()).isEqualTo("Done (");
            assertThat(spec.env()).containsEntry("DATA_DIR", "/data").containsKeys("MOTD", "MAX_PLAYERS");
            assertThat(spec.ports())
                    .containsExactly(new GameServerSpec.Port("game", 25565, GameServerSpec.Protocol.TCP));
            assertThat(spec.resources()).isEqualTo(new GameServerSpec.Resources(1000, 512, 1024));
        }
    }

    @Test
    void shouldTellEachChangeInOrderWhenServersChange() {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStopped("Lobby");
        try (var controller = FakeController.connect()) {
            controller.desired(id);
            var revisions = new ArrayList<Long>();

            // when
            for (var action : new String[] {"start", "kill"}) {
                tenant.request()
                        .body("{\"action\":\"" + action + "\"}")
                        .post(tenant.server(id) + "/power")
                        .then()
                        .statusCode(202);
                var frame = controller.next(
                        f -> f.path("server").path("serverId").asText().equals(id.toString()));
                revisions.add(frame.path("revision").asLong());
                var spec = frame.path("server").path("spec");

                // then
                assertThat(spec.path("desiredState").asText())
                        .isEqualTo(action.equals("start") ? "RUNNING" : "STOPPED");
                assertThat(spec.path("killNonce").asLong()).isEqualTo(action.equals("kill") ? 3 : 0);
            }
            assertThat(revisions).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldLoseNoChangeWhenManyServersChangeAtOnce() throws InterruptedException {
        // given
        var tenants = new ArrayList<Tenant>();
        for (var i = 0; i < 8; i++) {
            tenants.add(Tenant.create());
        }
        try (var controller = FakeController.connect()) {
            controller.next("snapshot");

            // when
            var threads = tenants.stream()
                    .map(tenant -> Thread.ofPlatform().start(() -> {
                        for (var i = 0; i < 5; i++) {
                            tenant.createStopped("server " + i);
                        }
                    }))
                    .toList();
            for (var thread : threads) {
                thread.join();
            }

            // then
            var seen = new java.util.HashSet<String>();
            while (seen.size() < 40) {
                // a full list in between may be what tells of a change
                var frame = controller.next(f -> f.has("server") || f.has("servers"));
                var told = new ArrayList<JsonNode>();
                frame.path("servers").forEach(told::add);
                told.add(frame.path("server"));
                told.stream()
                        .filter(server -> tenants.stream()
                                .anyMatch(t -> t.id().toString()
                                        .equals(server.path("tenantId").asText())))
                        .forEach(server -> seen.add(server.path("serverId").asText()));
            }
            assertThat(seen).hasSize(40);
        }
    }

    @Test
    void shouldTellSignedLimitsBeforeFirstServerAndAgainWhenTheyChange() throws Exception {
        // given
        try (var controller = FakeController.connect()) {
            controller.next("snapshot");
            var tenant = Tenant.create();

            // when
            var id = tenant.createStopped("Lobby");
            var first = controller.next(f -> isAbout(f, tenant)
                    || f.path("server").path("serverId").asText().equals(id.toString()));
            Cluster.publish(new TenantChanged(
                    tenant.id(),
                    TenantChanged.Change.LIMITS,
                    7,
                    "Crew",
                    "crew",
                    new TenantChanged.Limits(3, 4_000, 5_000, 6_000, 7),
                    Instant.now()));
            var changed =
                    controller.next(f -> isAbout(f, tenant) && f.path("version").asLong() == 7);

            // then
            assertThat(first.path("type").asText()).isEqualTo("tenant");
            assertThat(first.path("version").asLong()).isZero();
            assertThat(first.path("quota").path("servers").asInt()).isPositive();
            assertThat(changed.path("quota"))
                    .isEqualTo(json.readTree("{\"cpuMillis\":4000,\"diskMiB\":6000,\"memoryMiB\":5000,\"servers\":3}"));
            var claims = claims(changed.path("grant").asText());
            assertThat(claims.getClaimValueAsString("tenant"))
                    .isEqualTo(tenant.id().toString());
            assertThat(claims.hasClaim("server")).isFalse();
            assertThat(claims.getClaimValueAsString("permission")).isEqualTo("quota:update");
            assertThat(claims.getClaimValue("generation", Long.class)).isEqualTo(7);
            assertThat(claims.getClaimValueAsString("specHash"))
                    .isEqualTo(Sha256.hex(CanonicalJson.of(changed.path("quota"))));
            assertThat(claims.getExpirationTime()).isNull();
            controller.send(Map.of("type", "quota-refused", "tenantId", tenant.id(), "version", 7, "reason", "no"));
            var again = controller.next(f -> isAbout(f, tenant));
            assertThat(again.path("version").asLong()).isEqualTo(7);
        }
    }

    private static boolean isAbout(JsonNode frame, Tenant tenant) {
        return frame.path("type").asText().equals("tenant")
                && frame.path("tenantId").asText().equals(tenant.id().toString());
    }

    @Test
    void shouldKeepTombstoneUntilControllerSaysDeletedWhenServerIsDeleted() {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStopped("Lobby");
        tenant.request().delete(tenant.server(id)).then().statusCode(202);

        // when
        for (var connection = 0; connection < 2; connection++) {
            try (var controller = FakeController.connect()) {
                var tombstone = controller.desired(id);
                assertThat(tombstone.path("deleted").asBoolean()).isTrue();
            }
        }
        assertThat(tenant.state(id)).isEqualTo("DELETING");
        try (var controller = FakeController.connect()) {
            controller.send(Map.of("type", "deleted", "serverId", id));
            controller.send(Map.of("type", "deleted", "serverId", id));
            controller.send(Map.of("type", "deleted", "serverId", UUID.randomUUID()));

            // then
            Awaitility.await()
                    .until(() -> tenant.request().get(tenant.server(id)).statusCode() == 404);
            tenant.createStopped("Lobby");
        }
    }

    @Test
    void shouldKeepServerWhenControllerSaysDeletedUnasked() {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStopped("Lobby");
        try (var controller = FakeController.connect()) {
            controller.desired(id);

            // when
            controller.send(Map.of("type", "deleted", "serverId", id));
            controller.send(Map.of("type", "orphan", "serverId", UUID.randomUUID(), "tenantId", tenant.id()));
            controller.send(Map.of("type", "ack", "serverId", id, "revision", 1, "generation", 1));
            controller.send(Map.of("type", "refused", "serverId", id, "generation", 1, "reason", "no\nline"));
            controller.send(Map.of("type", "something-newer"));
            Cluster.bring(tenant, id, ServerState.STOPPED, 1);

            // then
            assertThat(controller.isOpen()).isTrue();
            tenant.request().get(tenant.server(id)).then().statusCode(200);
        }
    }

    @Test
    void shouldCloseOlderConnectionWhenNewerIsOpened() {
        try (var older = FakeController.connect();
                var newer = FakeController.connect()) {
            newer.next("snapshot");
            assertThat(older.closeCode()).isEqualTo(4000);
            assertThat(newer.isOpen()).isTrue();
        }
    }

    @Test
    void shouldCloseWhenFrameIsUnreadable() {
        for (var text : new String[] {
            "nonsense",
            "[]",
            "{\"type\":\"hello\",\"cluster\":\"local\"}",
            "{\"type\":\"hello\",\"protocol\":1,\"cluster\":\"other\"}",
            "{\"type\":\"deleted\",\"serverId\":\"x\"}"
        }) {
            try (var controller = FakeController.dial()) {
                controller.sendText(text);
                assertThat(controller.closeCode()).as(text).isEqualTo(4400);
            }
        }
    }

    @Test
    void shouldCloseWhenControllerIsSilent() {
        try (var controller = FakeController.dial()) {
            assertThat(controller.closeCode()).isEqualTo(4001);
        }
    }

    @Test
    void shouldTellEverythingAgainWhenTimeHasPassed() {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStopped("Lobby");
        try (var controller = FakeController.connect()) {
            controller.desired(id);

            // when
            var again = controller.desired(id);

            // then
            assertThat(again.path("generation").asLong()).isEqualTo(1);
        }
    }

    private static JwtClaims claims(String grant) throws JoseException, InvalidJwtException {
        var trusted = ConfigProvider.getConfig().getValue("pteronimbus.service.trusted", String.class);
        var keys = new JsonWebKeySet(new String(Base64.getUrlDecoder().decode(trusted), StandardCharsets.UTF_8));
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setExpectedIssuer("gameserver-service")
                .setExpectedAudience("cluster:local")
                .build()
                .processToClaims(grant);
    }
}
