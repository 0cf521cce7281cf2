package io.pteronimbus.tenant.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.platform.security.EffectivePermissions;
import io.pteronimbus.platform.security.PermissionKeys;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PermissionWriterTest {
    private static final Duration TTL = Duration.ofMinutes(5);

    private final PermissionWriter writer;
    private final RedisDataSource redis;
    private final UUID tenant = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();

    PermissionWriterTest(PermissionWriter writer, RedisDataSource redis) {
        this.writer = writer;
        this.redis = redis;
    }

    @Test
    void shouldKeepTheNewerWhenAnOlderSetComesLate() {
        // given
        writer.write(tenant, user, false, permissions(7, "server:read"), TTL);

        // when
        writer.write(tenant, user, false, permissions(6, "server:delete"), TTL);

        // then
        assertThat(kept()).contains("server:read").doesNotContain("server:delete");
    }

    @Test
    void shouldReplaceWhenANewerSetComes() {
        // given
        writer.write(tenant, user, false, permissions(6, "server:delete"), TTL);

        // when
        writer.write(tenant, user, false, permissions(7, "server:read"), TTL);

        // then
        assertThat(kept()).contains("server:read").doesNotContain("server:delete");
    }

    @Test
    void shouldStayGoneWhenASetFromBeforeTheChangeComesLate() {
        // given
        writer.write(tenant, user, false, permissions(6, "server:delete"), TTL);
        writer.drop(tenant, user, 7);

        // when
        writer.write(tenant, user, false, permissions(6, "server:delete"), TTL);

        // then
        assertThat(redis.key().exists(PermissionKeys.of(tenant, user, false))).isFalse();
    }

    @Test
    void shouldForgetBothSetsWhenDropped() {
        // given
        writer.write(tenant, user, false, permissions(1, "server:read"), TTL);
        writer.write(tenant, user, true, permissions(1, "server:read"), TTL);

        // when
        writer.drop(tenant, user, 2);

        // then
        assertThat(redis.key().exists(PermissionKeys.of(tenant, user, false), PermissionKeys.of(tenant, user, true)))
                .isZero();
    }

    private String kept() {
        return Objects.requireNonNull(redis.value(String.class).get(PermissionKeys.of(tenant, user, false)));
    }

    private static EffectivePermissions permissions(long version, String permission) {
        return new EffectivePermissions(version, Set.of(permission), Map.of());
    }
}
