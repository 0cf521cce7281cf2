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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInTenants.class)
class LiveLimitsTest {
    private final UUID tenantId = UUID.randomUUID();
    private final UUID member = People.member(tenantId, "server:read");

    @TestHTTPResource
    URI service;

    @Test
    void shouldCloseToBeResumedWhenClientIsSlow() throws Exception {
        // given
        try (var slow = open(member, null);
                var quick = open(member, null)) {
            slow.socket().pause();
            RawDatabase.inSystem("insert into feed_position values ('" + tenantId + "', 1500)");
            // when
            RawDatabase.inSystem("insert into feed_item select '" + tenantId
                    + "', n, 'server-state', null, '{\"stateSeq\":' || n || ',\"x\":\"' || repeat('x', 20000) || '\"}', now()"
                    + " from generate_series(1, 1500) as n");
            // then
            assertThat(quick.nextSequences(1500)).hasSize(1500);
            // reads again, but not before the patience of 2 s is over
            await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
            slow.socket().resume();
            await().atMost(Duration.ofSeconds(30)).until(slow.socket()::isClosed);
            assertThat(slow.socket().closeStatusCode()).isEqualTo((short) 1013);
        }
    }

    /** CVE-2025-69199: sockets without limits. */
    @Test
    void shouldRefuseWhenPersonHasManySockets() throws InterruptedException {
        // given
        try (var first = open(member, null);
                var second = open(member, null);
                var third = open(member, null)) {
            // when
            var refusal = LiveClient.refusal(LiveClient.options(service, "/api/v1/live", TestTokens.access(member)));
            // then
            assertThat(refusal.getStatus()).isEqualTo(429);
            assertThat(List.of(first, second, third))
                    .noneMatch(client -> client.socket().isClosed());
        }
    }

    /** CVE-2025-69199: messages without limits. */
    @Test
    void shouldCloseWhenClientFloods() throws InterruptedException {
        // given
        try (var client = open(member, null)) {
            // when
            for (int i = 0; i < 150; i++) {
                client.socket().writeTextMessage("flood");
            }
            // then
            assertThat(client.next().getJsonObject("data").getString("code")).isEqualTo("malformed-json");
            await().until(client.socket()::isClosed);
            assertThat(client.socket().closeStatusCode()).isEqualTo((short) 1008);
        }
    }

    @Test
    void shouldAnswerErrorWhenMessageIsUnknown() throws InterruptedException {
        // given
        try (var client = open(member, null)) {
            // when
            client.say("subscribe", "x");
            // then
            var answer = client.next();
            assertThat(answer.getString("type")).isEqualTo("error");
            assertThat(answer.getJsonObject("data").getString("code")).isEqualTo("validation-failed");
        }
    }

    private LiveClient open(UUID userId, @org.jspecify.annotations.Nullable String since) throws InterruptedException {
        return LiveClient.open(service, TestTokens.access(userId), since);
    }
}
