package io.pteronimbus.controller.event;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A second between a failure and the next try, which ends at once when there is to be none. */
final class RetryPause {
    private static final Duration LENGTH = Duration.ofSeconds(1);

    private final CountDownLatch closed = new CountDownLatch(1);

    void await() throws InterruptedException {
        if (closed.await(LENGTH.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("closed");
        }
    }

    void close() {
        closed.countDown();
    }
}
