package io.pteronimbus.tenant.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.platform.security.EffectivePermissions;
import io.pteronimbus.platform.security.PermissionKeys;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PermissionWriterTest {
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
        writer.write(tenant, user, false, permissions(7, "server:read"));

        // when
        writer.write(tenant, user, false, permissions(6, "server:delete"));

        // then
        assertThat(kept()).contains("server:read").doesNotContain("server:delete");
    }

    @Test
    void shouldReplaceWhenANewerSetComes() {
        // given
        writer.write(tenant, user, false, permissions(6, "server:delete"));

        // when
        writer.write(tenant, user, false, permissions(7, "server:read"));

        // then
        assertThat(kept()).contains("server:read").doesNotContain("server:delete");
    }

    @Test
    void shouldStayGoneWhenASetFromBeforeTheChangeComesLate() {
        // given
        writer.write(tenant, user, false, permissions(6, "server:delete"));
        writer.drop(tenant, user, 7);

        // when
        writer.write(tenant, user, false, permissions(6, "server:delete"));

        // then
        assertThat(redis.key().exists(PermissionKeys.of(tenant, user, false))).isFalse();
    }

    @Test
    void shouldForgetBothSetsWhenDropped() {
        // given
        writer.write(tenant, user, false, permissions(1, "server:read"));
        writer.write(tenant, user, true, permissions(1, "server:read"));

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
