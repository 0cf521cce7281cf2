package io.pteronimbus.persistence.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
    private final Delivery delivery = new Delivery(Duration.ofMillis(1));
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Message<byte[]> message = Message.of(
            "{}".getBytes(StandardCharsets.UTF_8),
            () -> {
                acknowledged.incrementAndGet();
                return CompletableFuture.completedFuture(null);
            },
            failure -> {
                refused.incrementAndGet();
                return CompletableFuture.completedFuture(null);
            });

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53300", "53100", "40001"})
    void shouldTryAgainWhenTheDatabaseMayRecover(String sqlState) {
        // given
        var tries = new AtomicInteger();

        // when
        var end = delivery.take(message, () -> {
            if (tries.incrementAndGet() < 5) {
                throw new IllegalStateException(new SQLException("not now", sqlState));
            }
        });

        // then
        assertThat(end.toCompletableFuture()).isCompleted();
        assertThat(tries).hasValue(5);
        assertThat(acknowledged).hasValue(1);
        assertThat(refused).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "23505", "54000"})
    void shouldGiveUpAtOnceWhenTheDatabaseNeverTakesIt(String sqlState) {
        // when
        delivery.take(message, () -> {
            throw new IllegalStateException(new SQLException("never", sqlState));
        });

        // then
        assertThat(refused).hasValue(1);
        assertThat(acknowledged).hasValue(0);
    }

    @Test
    void shouldGiveUpInTheEndWhenTheFaultIsOurs() {
        // given
        var tries = new AtomicInteger();

        // when
        new Delivery(Duration.ofMillis(1)).take(message, () -> {
            tries.incrementAndGet();
            throw new IllegalStateException("bug");
        });

        // then
        assertThat(tries).hasValue(10);
        assertThat(refused).hasValue(1);
    }

    @Test
    void shouldGiveUpSoonerWhenToldSo() {
        // given
        var tries = new AtomicInteger();

        // when
        delivery.take(message, 3, () -> {
            tries.incrementAndGet();
            throw new IllegalStateException("bug");
        });

        // then
        assertThat(tries).hasValue(3);
        assertThat(refused).hasValue(1);
    }

    @Test
    void shouldTryForAsLongAsItTakesWhenItIsNotNow() {
        // given
        var tries = new AtomicInteger();

        // when
        delivery.take(message, 3, () -> {
            if (tries.incrementAndGet() < 15) {
                throw new NotNowException("Redis is away", new IllegalStateException("timed out"));
            }
        });

        // then
        assertThat(tries).hasValue(15);
        assertThat(acknowledged).hasValue(1);
    }

    @Test
    void shouldLeaveItForTheNextWhenTheServiceStopsMeanwhile() {
        // given
        delivery.stop(new ShutdownEvent());

        // when
        var end = delivery.take(message, () -> {
            throw new IllegalStateException(new SQLException("away", "08006"));
        });

        // then
        assertThat(end.toCompletableFuture()).isNotDone();
        assertThat(acknowledged).hasValue(0);
        assertThat(refused).hasValue(0);
    }
}
