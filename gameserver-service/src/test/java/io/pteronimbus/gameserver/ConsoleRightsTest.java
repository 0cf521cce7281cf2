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
import org.junit.jupiter.api.Test;

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
    void shouldCloseWhenSessionEnds() throws Exception {
        try (var viewer = view()) {
            viewer.next("state");

            // when
            var change = new AccessChanged(null, tenant.userId(), "session-" + tenant.userId(), 0, Instant.now());
            var json = new com.fasterxml.jackson.databind.ObjectMapper()
                    .registerModule(new com.fasterxml.jackson.datatype.jsr310.JavaTimeModule());
            Cluster.publish(Topics.ACCESS_CHANGED, tenant.userId().toString(), json.writeValueAsString(change));

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
}
