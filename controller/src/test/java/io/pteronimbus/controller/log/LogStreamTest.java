package io.pteronimbus.controller.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.controller.HttpCluster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogStreamTest {
    private static final int ROUNDS = 150;
    private static final int AT_ONCE = 20;

    private HttpCluster cluster;
    private PodLog logs;

    @BeforeEach
    void start() throws IOException {
        cluster = new HttpCluster(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write("Done\n".getBytes(UTF_8));
            }
        });
        logs = new PodLog(cluster.client);
    }

    @AfterEach
    void stop() {
        logs.close();
        cluster.close();
    }

    @Test
    void shouldHarmNoOtherRequestWhenStreamsAreClosedJustAsTheyEnd() throws Exception {
        // given
        var harmed = new ConcurrentLinkedQueue<Throwable>();

        // when
        for (int round = 0; round < ROUNDS; round++) {
            var asked = new ArrayList<CompletableFuture<?>>();
            for (int i = 0; i < AT_ONCE; i++) {
                asked.add(closedAfter(i * 20_000L));
                asked.add(CompletableFuture.runAsync(() -> cluster.client.raw("/version"), Thread::startVirtualThread)
                        .whenComplete((answer, failure) -> {
                            if (failure != null) {
                                harmed.add(failure);
                            }
                        }));
            }
            CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        }

        // then
        assertThat(harmed).isEmpty();
    }

    /** A stream that is closed so many nanoseconds after it has said something. */
    private CompletableFuture<Void> closedAfter(long pause) {
        var over = new CompletableFuture<Void>();
        var stream = logs.follow("ns", "pod", "game", false, line -> over.complete(null));
        stream.ended().whenComplete((nothing, failure) -> over.complete(null));
        return over.thenRunAsync(
                () -> {
                    LockSupport.parkNanos(pause);
                    stream.close();
                },
                Thread::startVirtualThread);
    }
}
