package io.pteronimbus.tenant.guild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.tenant.support.Community;
import io.pteronimbus.tenant.support.Person;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The safety net: what no event told is read, by one replica at a time. */
@QuarkusTest
class SyncScheduleTest {
    private final RedisDataSource redis;

    SyncScheduleTest(RedisDataSource redis) {
        this.redis = redis;
    }

    @Test
    void shouldReadWhatNoEventToldWhenATenantIsNew() {
        // given
        var owner = Person.known("Aurora");
        var community = new Community("Cloud Riders", owner);
        // when
        var tenant = community.install(owner);
        // then
        awaitRead(owner, tenant);
    }

    /** Those that were never read come first: without a pause of their own they would be all that is ever tried. */
    @Test
    void shouldReadTheOthersWhenSomeCannotBeRead() {
        // given
        var owner = Person.known("Aurora");
        for (var i = 0; i < 2; i++) {
            var ill = new Community("Ill", owner);
            ill.install(owner);
            ill.fail(503);
        }
        var community = new Community("Well", owner);
        // when
        var tenant = community.install(owner);
        // then
        awaitRead(owner, tenant);
    }

    @Test
    void shouldBeOneReplicasAtATime() {
        // given
        var one = new SyncLease(redis);
        var other = new SyncLease(redis);
        redis.key().del(SyncLease.KEY);
        // then
        assertThat(one.take()).isTrue();
        assertThat(other.take()).isFalse();
        assertThat(one.take()).isTrue();
        // and when
        redis.key().del(SyncLease.KEY);
        // then
        assertThat(other.take()).isTrue();
        assertThat(one.take()).isFalse();
        redis.key().del(SyncLease.KEY);
    }

    private static void awaitRead(Person owner, UUID tenant) {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(owner.request()
                                .get("/api/v1/tenants/" + tenant + "/guild")
                                .<String>path("syncedAt"))
                        .isNotNull());
    }
}
