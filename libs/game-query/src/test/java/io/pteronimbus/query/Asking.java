package io.pteronimbus.query;

import io.pteronimbus.query.QueryException.Reason;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A test that asks something on this machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Asking {
    static final Duration ENOUGH = Duration.ofSeconds(10);
    static final Duration SHORT = Duration.ofMillis(300);

    Vertx vertx;
    GameQuery query;

    @BeforeAll
    void begin() {
        vertx = Vertx.vertx();
        query = new GameQuery(vertx);
    }

    @AfterAll
    void end() {
        query.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    Players ask(QueryProtocol protocol, int port, Duration timeout) {
        try {
            return query.ask(protocol, "127.0.0.1", port, timeout)
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof QueryException refused) {
                throw refused;
            }
            throw new AssertionError("fails with something else", e);
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError("neither answers nor fails", e);
        }
    }

    Reason refusal(QueryProtocol protocol, int port, Duration timeout) {
        try {
            throw new AssertionError("answered: " + ask(protocol, port, timeout));
        } catch (QueryException e) {
            return e.reason();
        }
    }
}
