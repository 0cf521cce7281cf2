package io.pteronimbus.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.AccessChanged;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis has a set from rules of version 6; tenant-service says less, from rules of version 7. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class HeardChangeTest {
    private static final String TAKEN = "server:create";
    private final Visitor visitor = Visitor.somebody();

    @Inject
    KnownPermissions known;

    @Inject
    RedisDataSource redis;

    @Inject
    Access access;

    @BeforeEach
    void leaveAnOldSet() {
        known.put(visitor.tenantId(), visitor.userId(), new EffectivePermissions(7, Set.of("role:read"), Map.of()));
        keep(6);
    }

    @Test
    void shouldAskAgainWhenTheSetInRedisIsOlderThanAHeardChange() {
        // given
        assertThat(mayCreate()).isTrue();

        // when
        hear(visitor.tenantId(), visitor.userId(), null, 7);

        // then
        assertThat(mayCreate()).isFalse();
    }

    @Test
    void shouldAskAgainWhenTheChangeConcernedEverybody() {
        // when
        hear(visitor.tenantId(), null, null, 7);

        // then
        assertThat(mayCreate()).isFalse();
    }

    @Test
    void shouldNotFallBackWhenAnOlderChangeIsHeardLater() {
        // when
        hear(visitor.tenantId(), visitor.userId(), null, 7);
        hear(visitor.tenantId(), visitor.userId(), null, 5);

        // then
        assertThat(mayCreate()).isFalse();
    }

    @Test
    void shouldTakeWhatRedisHasWhenItIsAsNewAsTheChange() {
        // given
        hear(visitor.tenantId(), visitor.userId(), null, 7);

        // when
        keep(7);

        // then
        assertThat(mayCreate()).isTrue();
    }

    @Test
    void shouldTakeWhatRedisHasWhenTheChangeConcernsNoRulesOfTheirs() {
        // when
        hear(UUID.randomUUID(), visitor.userId(), null, 9);
        hear(visitor.tenantId(), UUID.randomUUID(), null, 9);
        hear(visitor.tenantId(), visitor.userId(), "a session", 9);
        hear(null, visitor.userId(), null, 9);

        // then
        assertThat(mayCreate()).isTrue();
    }

    private void keep(long version) {
        redis.value(String.class)
                .set(
                        PermissionKeys.of(visitor.tenantId(), visitor.userId(), false),
                        "{\"rbacVersion\":" + version + ",\"permissions\":[\"" + TAKEN + "\"],\"servers\":{}}");
    }

    private boolean mayCreate() {
        var status =
                visitor.create(visitor.token(), "{\"text\":\"x\"}").extract().statusCode();
        assertThat(status).isIn(200, 403);
        return status == 200;
    }

    private void hear(@Nullable UUID tenantId, @Nullable UUID userId, @Nullable String session, long version) {
        access.hear(new AccessChanged(tenantId, userId, session, version, Instant.now()));
    }
}
