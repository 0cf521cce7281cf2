package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.AccessChanged;
import io.pteronimbus.events.Topics;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.gameserver.fixture.TestSocket;
import io.pteronimbus.platform.security.PermissionKeys;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ConsoleRightsTest extends ConsoleScenario {
    @Test
    void shouldAnswerStatusOfAnyEndpointWhenViewerMayNotWatch() {
        // given
        var stranger = Tenant.create();
        var reader = UUID.randomUUID();
        tenant.grant(reader, Set.of("server:read"), Map.of());

        // then
        assertThat(TestSocket.refusal(path(), Map.of())).isEqualTo(401);
        assertThat(TestSocket.refusal(path(), Map.of("Authorization", "Bearer x")))
                .isEqualTo(401);
        assertThat(TestSocket.refusal(path(), Map.of("Authorization", "Bearer " + TestTokens.access(reader))))
                .isEqualTo(403);
        assertThat(TestSocket.refusal(
                        stranger.server(serverId) + "/console", Map.of("Authorization", "Bearer " + stranger.token())))
                .isEqualTo(404);
        assertThat(TestSocket.refusal(
                        tenant.servers() + "/nonsense/console", Map.of("Authorization", "Bearer " + tenant.token())))
                .isEqualTo(404);
    }

    @Test
    void shouldAuditTheSuperAdministratorWhoWatchesByOffice() {
        // given
        var admin = UUID.randomUUID();
        Tenant.redis()
                .value(String.class)
                .set(
                        PermissionKeys.of(tenant.id(), admin, true),
                        "{\"rbacVersion\":1,\"permissions\":[\"console:read\"],\"servers\":{}}");

        // when
        try (var first = view(TestTokens.superAdmin(admin));
                var second = view(TestTokens.superAdmin(admin))) {
            first.next("state");
            second.next("state");
        }

        // then
        var audited = Cluster.read(
                Topics.AUDIT_ENTRY,
                message -> message.key().equals(tenant.id().toString())
                        && message.value().contains("override:console:read"),
                1);
        assertThat(audited)
                .singleElement()
                .satisfies(message -> assertThat(message.value()).contains(admin.toString(), "\"override\":true"));
    }

    @Test
    void shouldRefuseStreamWhenNobodyAskedForIt() {
        try (var stream = FakeController.dialStream(UUID.randomUUID().toString());
                var nonsense = FakeController.dialStream("nonsense")) {
            assertThat(stream.closeCode()).isEqualTo(4404);
            assertThat(nonsense.closeCode()).isEqualTo(4404);
        }
    }

    @Test
    void shouldCloseWhenPermissionIsTaken() {
        try (var viewer = view()) {
            viewer.next("state");

            // when
            tenant.grant(Set.of("server:read"), Map.of());

            // then
            assertThat(viewer.next("error").path("code").asText()).isEqualTo("forbidden");
            assertThat(viewer.closeCode()).isEqualTo(4403);
        }
    }

    @Test
    void shouldGoOnReadingAloneWhenThePermissionToWriteIsTaken() {
        try (var viewer = view();
                var stream = controller.stream(serverId)) {
            stream.send(lines("history", "run-1", 1, 2));
            viewer.next("history");

            // when
            tenant.grant(Set.of("server:read"), Map.of(serverId.toString(), Set.of("console:read")));
            viewer.send(Map.of("type", "command", "text", "say hi"));
            viewer.send(Map.of("type", "power", "action", "stop"));

            // then
            assertThat(viewer.next("error").path("detail").asText()).contains("console:execute");
            assertThat(viewer.next("error").path("detail").asText()).contains("server:stop");
            stream.send(lines("output", "run-1", 3, 4));
            viewer.next("output");
            assertThat(viewer.isOpen()).isTrue();
            assertThat(tenant.state(serverId)).isEqualTo("RUNNING");
        }
    }

    /** Redis still has a set that lets them watch, from before a change: it counts no more, and tenant-service is away here. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTakeNoSetOfBeforeTheChangeFromRedis(boolean everybody) {
        try (var viewer = view()) {
            viewer.next("state");

            // when
            changed(tenant.id(), everybody ? null : tenant.userId(), 2);

            // then
            assertThat(viewer.next("error").path("code").asText()).isEqualTo("dependency-unavailable");
            assertThat(viewer.closeCode()).isEqualTo(1013);
            assertThat(TestSocket.refusal(path(), Map.of("Authorization", "Bearer " + tenant.token())))
                    .isEqualTo(503);
        }
    }

    @Test
    void shouldStayOpenWhenTheChangeConcernsSomebodyElse() {
        // given
        var witness = UUID.randomUUID();
        tenant.grant(witness, Set.of("console:read"), Map.of());
        try (var viewer = view();
                var other = view(TestTokens.access(witness))) {
            viewer.next("state");
            other.next("state");

            // when
            changed(UUID.randomUUID(), tenant.userId(), 2);
            changed(tenant.id(), tenant.userId(), 1);
            changed(tenant.id(), witness, 2);

            // then
            assertThat(other.next("error").path("code").asText()).isEqualTo("dependency-unavailable");
            assertThat(viewer.isOpen()).isTrue();
        }
    }

    @Test
    void shouldAskToComeBackWhenNobodyCanTellTheRights() {
        try (var viewer = view()) {
            viewer.next("state");

            // when
            Tenant.redis().key().del(PermissionKeys.of(tenant.id(), tenant.userId(), false));

            // then
            assertThat(viewer.next("error").path("code").asText()).isEqualTo("dependency-unavailable");
            assertThat(viewer.closeCode()).isEqualTo(1013);
        }
    }

    @Test
    void shouldCloseWhenSessionEnds() {
        try (var viewer = view()) {
            viewer.next("state");

            // when
            Cluster.publish(new AccessChanged(null, tenant.userId(), "session-" + tenant.userId(), 0, Instant.now()));

            // then
            assertThat(viewer.next("error").path("code").asText()).isEqualTo("session-expired");
            assertThat(viewer.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void shouldLiveWithSessionWhenOpenedByCookie() {
        // given
        var key = "auth:session:session-" + tenant.userId();
        Tenant.redis().hash(String.class).hset(key, "userId", tenant.userId().toString());
        try (var viewer = TestSocket.open(
                path(), Map.of("Authorization", "Bearer " + tenant.token(), "X-Ptn-Session", "cookie"), null)) {
            viewer.next("state");

            // when
            Tenant.redis().key().del(key);

            // then
            assertThat(viewer.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void shouldTellAndThenCloseWhenTokenEnds() throws Exception {
        // given
        var claims = TestTokens.claims(tenant.userId());
        claims.setExpirationTime(NumericDate.fromSeconds(Instant.now().getEpochSecond() + 3));
        try (var viewer = view(TestTokens.access(claims))) {
            assertThat(viewer.next("expiring").path("at").asText())
                    .isEqualTo(Instant.ofEpochSecond(claims.getExpirationTime().getValue())
                            .toString());
            assertThat(viewer.next("error").path("code").asText()).isEqualTo("session-expired");
            assertThat(viewer.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void shouldStayOpenWhenTokenIsRenewed() throws Exception {
        // given
        var claims = TestTokens.claims(tenant.userId());
        claims.setExpirationTime(NumericDate.fromSeconds(Instant.now().getEpochSecond() + 3));
        try (var viewer = view(TestTokens.access(claims))) {
            viewer.next("expiring");

            // when
            viewer.send(Map.of("type", "auth", "token", Tenant.create().token()));
            assertThat(viewer.next("error").path("code").asText()).isEqualTo("forbidden");
            viewer.send(Map.of("type", "auth", "token", tenant.token()));

            // then
            for (var frame = viewer.poll(Duration.ofSeconds(4));
                    frame != null;
                    frame = viewer.poll(Duration.ofSeconds(4))) {
                assertThat(frame.path("type").asText()).isNotIn("error", "expiring");
            }
            assertThat(viewer.isOpen()).isTrue();
        }
    }

    @Test
    void shouldRefuseWhenPersonHasTooManySockets() {
        var viewers = new ArrayList<TestSocket>();
        try {
            for (var i = 0; i < 5; i++) {
                viewers.add(view());
            }
            viewers.forEach(viewer -> viewer.next("state"));
            try (var oneMore = view()) {
                assertThat(oneMore.next("error").path("code").asText()).isEqualTo("rate-limited");
                assertThat(oneMore.closeCode()).isEqualTo(4429);
            }
        } finally {
            viewers.forEach(TestSocket::close);
        }
    }

    private static void changed(UUID tenantId, @Nullable UUID userId, long version) {
        Cluster.publish(new AccessChanged(tenantId, userId, null, version, Instant.now()));
    }
}
