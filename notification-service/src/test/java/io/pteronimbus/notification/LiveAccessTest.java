package io.pteronimbus.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.events.ServerState;
import io.pteronimbus.platform.security.PermissionKeys;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What open sockets tell when what somebody may see becomes different. Items of a tenant come in the order they were sent. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInTenants.class)
class LiveAccessTest {
    private final UUID tenantId = UUID.randomUUID();
    private final UUID kept = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final UUID subuser = UUID.randomUUID();
    private long sequence;

    @TestHTTPResource
    URI service;

    @Inject
    RedisDataSource redis;

    @Test
    void shouldTellOfServerNoMoreWhenTheGrantOnItIsTaken() throws InterruptedException {
        // given
        allow("server:read@" + kept, "server:read@" + other);
        try (var client = open(subuser, null)) {
            assertThat(hears(client, other)).isTrue();
            // when
            allow("server:read@" + kept, "console:read@" + other);
            // then
            awaitHeard(client, false, () -> Events.accessChanged(tenantId, subuser, null));
        }
    }

    @Test
    void shouldTellOfServerWhenTheGrantOnItIsNew() throws InterruptedException {
        // given
        allow("server:read@" + kept);
        try (var client = open(subuser, null)) {
            assertThat(hears(client, other)).isFalse();
            // when
            allow("server:read@" + kept, "server:read@" + other);
            // then
            awaitHeard(client, true, () -> Events.accessChanged(tenantId, subuser, null));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTakeNoSetOfBeforeTheChangeFromRedis(boolean everybody) throws InterruptedException {
        // given
        keepInRedis("\"server:read\"");
        allow("server:read");
        String cursor;
        try (var client = open(subuser, null)) {
            assertThat(hears(client, other)).isTrue();
            // when
            allow("server:read@" + kept);
            // then
            awaitHeard(client, false, () -> Events.accessChanged(tenantId, everybody ? null : subuser, null));
            cursor = client.cursor();
        }
        // nor is who comes back let in by it
        try (var client = open(subuser, cursor)) {
            assertThat(hears(client, other)).isFalse();
        }
    }

    /** As when somebody left a guild whose members are not listed: Redis keeps a set for as long as it is good, and that is all. */
    @Test
    void shouldFindOutByItselfWhenNobodyTells() throws InterruptedException {
        // given
        keepInRedis("\"server:read\"");
        allow("server:read");
        try (var client = open(subuser, null)) {
            assertThat(hears(client, other)).isTrue();
            allow("server:read@" + kept);
            // when
            redis.key().del(PermissionKeys.of(tenantId, subuser, false));
            // then
            awaitHeard(client, false, () -> {});
        }
    }

    @Test
    void shouldBeginToTellWhenAMemberWhoSawNothingMayRead() throws InterruptedException {
        // given
        allow("role:read");
        try (var client = open(subuser, null)) {
            // when
            allow("server:read");
            // then
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                Events.accessChanged(tenantId, null, null);
                send(kept);
                return !client.hearsNothing();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"server:read", "server:read tells-little"})
    void shouldTellOfOtherTenantsAloneWhenOneDemandsASecondFactor(String permissions) throws InterruptedException {
        // given
        var strict = UUID.randomUUID();
        People.allow(subuser, strict, (permissions + " " + StandInTenants.SECOND_FACTOR).split(" "));
        allow("server:read");
        try (var without = open(subuser, null);
                var with = LiveClient.open(service, withSecondFactor(), null)) {
            // when
            Events.send(Events.state(strict, other, 7_000, ServerState.RUNNING));
            // then
            assertThat(with.nextSequences(1)).containsExactly(7_000L);
            Events.send(Events.state(tenantId, other, 7_001, ServerState.RUNNING));
            assertThat(with.nextSequences(1)).containsExactly(7_001L);
            assertThat(without.nextSequences(1)).containsExactly(7_001L);
        }
    }

    /** Whether what happens to the server is told; what happens to the one that is kept always is. */
    private boolean hears(LiveClient client, UUID server) throws InterruptedException {
        var wanted = send(server);
        var last = send(kept);
        var heard = false;
        for (long told = 0; told != last; told = client.nextSequences(1).getFirst()) {
            heard |= told == wanted;
        }
        return heard;
    }

    /** Repeats what is told: just after the start nobody may listen yet. */
    private void awaitHeard(LiveClient client, boolean heard, Runnable told) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            told.run();
            return hears(client, other) == heard;
        });
    }

    /** Waits until it is stored, so that what is sent next comes after it. */
    private long send(UUID server) {
        var number = ++sequence;
        Events.send(Events.state(tenantId, server, number, ServerState.RUNNING));
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    try (var connection = RawDatabase.asApplication()) {
                        RawDatabase.execute(connection, "set app.tenant = '" + tenantId + "'");
                        assertThat(RawDatabase.count(connection, "feed_item where position = " + number))
                                .isEqualTo(1);
                    }
                });
        return number;
    }

    private void allow(String... permissions) {
        People.allow(subuser, tenantId, permissions);
    }

    /** A set from rules of before all changes that are told of here. */
    private void keepInRedis(String permissions) {
        redis.value(String.class)
                .set(
                        PermissionKeys.of(tenantId, subuser, false),
                        "{\"rbacVersion\":1,\"permissions\":[" + permissions + "],\"servers\":{}}");
    }

    private LiveClient open(UUID userId, @Nullable String since) throws InterruptedException {
        return LiveClient.open(service, TestTokens.access(userId), since);
    }

    private String withSecondFactor() {
        var claims = TestTokens.claims(subuser);
        claims.setClaim("otp", true);
        return TestTokens.access(claims);
    }
}
