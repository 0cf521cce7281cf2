package io.pteronimbus.localcluster.workload.pod;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.workload.process.ContainerProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends one container: its {@code preStop} hook, then SIGTERM, then SIGKILL when the grace period is over. The hook counts in the grace period; after
 * it, a container has at least {@link #LAST_CHANCE} to react to SIGTERM. Without any grace it is killed at once.
 */
final class GracefulStop {

    private static final Duration LAST_CHANCE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int HOOK_OUTPUT = 4096;

    private final StopOrder order;
    private final RunningContainer container;
    private final ContainerProcess process;

    GracefulStop(StopOrder order, RunningContainer container) {
        this.order = order;
        this.container = container;
        this.process = container.process();
    }

    /** @return what a failed hook said */
    Optional<String> run(JsonNode spec) throws InterruptedException {
        Optional<String> failure = Optional.empty();
        if (!order.remaining().isZero()) {
            JsonNode hook = spec.at("/lifecycle/preStop");
            failure = hook.isObject() ? preStop(hook) : Optional.empty();
            process.terminate();
            long chance = System.nanoTime() + LAST_CHANCE.toNanos();
            while (order.why() != StopOrder.Why.REMOVED
                    && (!order.remaining().isZero() || System.nanoTime() < chance)
                    && !process.awaitExit(LOOK)) {
                // until it ends or its time is over, which can become shorter
            }
        }
        process.kill();
        process.awaitExit(Duration.ofSeconds(30));
        return failure;
    }

    private Optional<String> preStop(JsonNode hook) throws InterruptedException {
        if (hook.has("sleep")) {
            waitFor(process.exit(), Duration.ofSeconds(hook.at("/sleep/seconds").asLong()));
            return Optional.empty();
        }
        List<String> command =
                hook.at("/exec/command").valueStream().map(JsonNode::asText).toList();
        if (command.isEmpty()) {
            return Optional.of("only exec and sleep hooks are supported");
        }
        var output = new ByteArrayOutputStream();
        try {
            ContainerProcess running = container.exec(command, false, (stream, bytes) -> {
                if (output.size() < HOOK_OUTPUT) {
                    output.writeBytes(bytes);
                }
            });
            waitFor(CompletableFuture.anyOf(running.exit(), process.exit()), Duration.ofDays(1));
            boolean containerEnded = process.exit().isDone();
            boolean ended = running.awaitExit(Duration.ZERO);
            running.kill();
            if (containerEnded || ended && running.exit().join() == 0) {
                return Optional.empty();
            }
            String why = ended ? "exited with " + running.exit().join() : "did not end within the grace period";
            return Optional.of(why + ", output: " + output.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void waitFor(CompletableFuture<?> end, Duration most) throws InterruptedException {
        long until = System.nanoTime() + most.toNanos();
        while (!order.remaining().isZero() && System.nanoTime() < until) {
            try {
                long millis =
                        Math.min(LOOK.toMillis(), Math.max(1, order.remaining().toMillis()));
                end.get(millis, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                continue;
            } catch (ExecutionException e) {
                return;
            }
        }
    }
}
