package io.pteronimbus.tenant.permission;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.events.AccessChanged;
import io.pteronimbus.persistence.intake.Delivery;
import io.pteronimbus.persistence.intake.EventReader;
import io.pteronimbus.persistence.intake.NotNowException;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.TimeoutException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was computed before a change is forgotten at last, however long Redis is away, and in whatever words that is said. */
@QuarkusTest
class AccessDropperTest {
    private final EventReader reader;
    private final Delivery delivery;
    private final RedisDataSource redis;
    private final ObjectMapper json;

    AccessDropperTest(EventReader reader, Delivery delivery, RedisDataSource redis, ObjectMapper json) {
        this.reader = reader;
        this.delivery = delivery;
        this.redis = redis;
        this.json = json;
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "019a0000-0000-7000-8000-000000000001")
    void shouldNotBeDoneWhileRedisSaysNothing(@Nullable UUID user) {
        // given
        var dropper = new AccessDropper(reader, delivery, new PermissionWriter(redis, json) {
            @Override
            public void drop(UUID tenantId, UUID userId, long rbacVersion) {
                throw new TimeoutException();
            }

            @Override
            public void dropAll(UUID tenantId, long rbacVersion) {
                throw new TimeoutException();
            }
        });
        // then
        assertThatThrownBy(() -> dropper.drop(new AccessChanged(UUID.randomUUID(), user, null, 2, Instant.now())))
                .isInstanceOf(NotNowException.class);
    }
}
