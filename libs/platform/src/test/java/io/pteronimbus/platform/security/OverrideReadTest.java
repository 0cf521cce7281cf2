package io.pteronimbus.platform.security;

import static io.pteronimbus.platform.security.Visitor.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A super administrator looks at a tenant; its audit log says so. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class OverrideReadTest {
    private final Visitor visitor = Visitor.somebody();
    private final String office = TestTokens.superAdmin(visitor.userId());
    private final String servers = "/tenants/" + visitor.tenantId() + "/servers";
    private final String key = "audit:override:" + visitor.tenantId() + ":" + visitor.userId() + ":console:read";

    @Inject
    KnownPermissions known;

    @Inject
    RecordedOverrides recorded;

    @Inject
    Access access;

    @Inject
    RedisDataSource redis;

    @Inject
    MeterRegistry meters;

    @AfterEach
    void comeBack() {
        recorded.away(false);
    }

    @Test
    void shouldBeRecordedOnceForAPersonATenantAndAPermission() {
        // when
        get(office, servers).statusCode(200);
        get(office, servers).statusCode(200);
        get(office, servers + "/" + UUID.randomUUID()).statusCode(200);

        // then
        assertThat(recorded.of(visitor))
                .containsExactly(new RecordedOverrides.Entry(visitor.userId(), visitor.tenantId(), "console:read"));
        // and when
        get(office, "/tenants/" + UUID.randomUUID() + "/servers").statusCode(200);
        access.noteRead(caller(), visitor.tenantId(), null, "file:read");
        // then
        assertThat(recorded.of(visitor)).hasSize(3);
    }

    @Test
    void shouldBeRecordedAgainWhenAnHourIsOver() {
        // given
        get(office, servers).statusCode(200);
        assertThat(redis.key().ttl(key)).isBetween(3_500L, 3_600L);

        // when
        redis.key().del(key);
        get(office, servers).statusCode(200);

        // then
        assertThat(recorded.of(visitor)).hasSize(2);
    }

    @Test
    void shouldBeRecordedOnceWhenManyLookAtOnce() throws Exception {
        // when
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, 20)
                            .mapToObj(i -> (Callable<Integer>)
                                    () -> get(office, servers).extract().statusCode())
                            .toList())
                    .forEach(answer -> assertThat(answer.resultNow()).isEqualTo(200));
        }

        // then
        assertThat(recorded.of(visitor)).hasSize(1);
    }

    @Test
    void shouldBeNothingWhenTheyAreMembersWhoMay() {
        // given
        visitor.allow(known, "console:read");

        // when
        get(office, servers).statusCode(200);

        // then
        assertThat(recorded.of(visitor)).isEmpty();
    }

    @Test
    void shouldBeRecordedWhenTheyAreMembersWhoMayNot() {
        // given
        visitor.allow(known, "server:read");

        // when
        get(office, servers).statusCode(200);

        // then
        assertThat(recorded.of(visitor)).hasSize(1);
    }

    @Test
    void shouldBeNothingOfAnybodyElse() {
        // given
        visitor.allow(known, "console:read");

        // when
        get(visitor.token(), servers).statusCode(200);

        // then
        assertThat(recorded.of(visitor)).isEmpty();
        assertThat(redis.key().exists(key)).isFalse();
    }

    @Test
    void shouldLeaveToTheServiceWhatChangesSomething() {
        // when
        visitor.create(office, "{\"text\":\"x\"}").statusCode(200);

        // then
        assertThat(recorded.of(visitor)).isEmpty();
    }

    @Test
    void shouldShowNothingThatCannotBeRecorded() {
        // given
        var refused = count("refused");
        var had = count("recorded");
        recorded.away(true);
        get(office, servers).statusCode(503);

        // when
        recorded.away(false);
        get(office, servers).statusCode(200);

        // then
        assertThat(recorded.of(visitor)).hasSize(1);
        assertThat(count("refused")).isEqualTo(refused + 1);
        assertThat(count("recorded")).isEqualTo(had + 1);
    }

    private double count(String outcome) {
        return meters.counter("pteronimbus.override.reads", "outcome", outcome).count();
    }

    @Test
    void shouldBeRecordedEachTimeWhenRedisIsAway() {
        // given
        var away = (RedisDataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RedisDataSource.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("connection refused");
                });
        var reads = new OverrideReads(away, recorded, Duration.ofHours(1), new SimpleMeterRegistry());

        // when
        for (var look = 0; look < 3; look++) {
            reads.note(caller(), visitor.tenantId(), "console:read", () -> true);
        }

        // then
        assertThat(recorded.of(visitor)).hasSize(3);
    }

    private Caller caller() {
        return new Caller(
                visitor.userId(),
                "Ada",
                true,
                "s",
                false,
                null,
                true,
                false,
                Instant.now().plusSeconds(60));
    }
}
