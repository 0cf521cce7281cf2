package io.pteronimbus.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInTenants.class)
class LiveSessionTest {
    private final UUID tenantId = UUID.randomUUID();
    private final UUID member = People.member(tenantId, "server:read");

    @TestHTTPResource
    URI service;

    @Test
    void shouldCloseWhenSessionEnds() throws InterruptedException {
        // given
        try (var client = open(member, null)) {
            // when
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                Events.accessChanged(null, member, "session-" + member);
                return client.socket().isClosed();
            });
            // then
            assertThat(client.socket().closeStatusCode()).isEqualTo((short) 4401);
        }
    }

    @Test
    void shouldTellOfExpiryAndTakeNewTokenWhenBearerOpenedSocket() throws Exception {
        // given
        try (var client = open(LiveClient.options(service, "/api/v1/live", shortLived(member)))) {
            assertThat(client.next().getString("type")).isEqualTo("hello");
            var expiring = client.next();
            // when
            client.say("auth", TestTokens.access(UUID.randomUUID()));
            var refusal = client.next();
            client.say("auth", TestTokens.access(member));
            // then
            assertThat(expiring.getString("type")).isEqualTo("expiring");
            assertThat(expiring.getJsonObject("data").getString("at")).isNotBlank();
            assertThat(refusal.getJsonObject("data").getString("code")).isEqualTo("forbidden");
            await().during(Duration.ofSeconds(6)).until(() -> !client.socket().isClosed());
        }
    }

    @Test
    void shouldCloseWhenTokenExpires() throws Exception {
        // given
        var options = LiveClient.options(service, "/api/v1/live", shortLived(member));
        // when
        try (var client = open(options)) {
            // then
            await().atMost(Duration.ofSeconds(20)).until(client.socket()::isClosed);
            assertThat(client.socket().closeStatusCode()).isEqualTo((short) 4401);
        }
    }

    @Test
    void shouldOutliveTokenWhenCookieOpenedSocket() throws Exception {
        // given
        var options =
                LiveClient.options(service, "/api/v1/live", shortLived(member)).addHeader("X-Ptn-Session", "cookie");
        // when
        try (var client = open(options)) {
            // then
            assertThat(client.next().getString("type")).isEqualTo("hello");
            await().during(Duration.ofSeconds(7))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> !client.socket().isClosed());
            assertThat(client.hearsNothing()).isTrue();
        }
    }

    @Test
    void shouldRefuseWhenNobodyIsSignedIn() {
        // given
        var options = LiveClient.options(service, "/api/v1/live", "nonsense");
        // when
        var refusal = LiveClient.refusal(options);
        // then
        assertThat(refusal.getStatus()).isEqualTo(401);
    }

    private LiveClient open(UUID userId, @org.jspecify.annotations.Nullable String since) throws InterruptedException {
        return LiveClient.open(service, TestTokens.access(userId), since);
    }

    private static LiveClient open(io.vertx.core.http.WebSocketConnectOptions options) {
        return LiveClient.open(options);
    }

    private static String shortLived(UUID userId) {
        var claims = TestTokens.claims(userId);
        var end = NumericDate.now();
        end.addSeconds(5);
        claims.setExpirationTime(end);
        return TestTokens.access(claims);
    }
}
