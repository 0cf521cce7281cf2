package io.pteronimbus.localcluster.workload.pod;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the probes of one run of a container until it ends: startup first, then readiness and liveness side by side. */
final class ProbeLoops {

    private final RunningContainer container;
    private final @Nullable Probe startup;
    private final @Nullable Probe readiness;
    private final @Nullable Probe liveness;
    private final Consumer<Boolean> ready;
    private final Consumer<String> dead;
    private final Consumer<String> unhealthy;

    /**
     * @param ready     told when readiness changes
     * @param dead      told once why the container has to be restarted
     * @param unhealthy told of each failed question
     */
    ProbeLoops(
            RunningContainer container,
            JsonNode spec,
            Map<Integer, Integer> hostPorts,
            Consumer<Boolean> ready,
            Consumer<String> dead,
            Consumer<String> unhealthy) {
        this.container = container;
        this.startup = Probe.of(spec, "startupProbe", hostPorts).orElse(null);
        this.readiness = Probe.of(spec, "readinessProbe", hostPorts).orElse(null);
        this.liveness = Probe.of(spec, "livenessProbe", hostPorts).orElse(null);
        this.ready = ready;
        this.dead = dead;
        this.unhealthy = unhealthy;
    }

    /** Whether a container is ready as soon as it runs. */
    static boolean isReadyAtOnce(JsonNode spec) {
        return !spec.has("startupProbe") && !spec.has("readinessProbe");
    }

    void start() {
        if (startup != null || readiness != null || liveness != null) {
            launch(this::begin);
        }
    }

    private void begin() throws InterruptedException {
        if (startup != null && !watch(startup, "Startup", change -> !change)) {
            return;
        }
        if (readiness == null && startup != null) {
            ready.accept(true);
        }
        if (readiness != null) {
            Probe probe = readiness;
            launch(() -> watch(probe, "Readiness", change -> {
                ready.accept(change);
                return true;
            }));
        }
        if (liveness != null) {
            watch(liveness, "Liveness", change -> change);
        }
    }

    /** Takes a change and says whether to go on asking. */
    private interface Judge {
        boolean goOn(boolean well);
    }

    /** @return whether the last answer was well, false also when the container ended */
    private boolean watch(Probe probe, String kind, Judge judge) throws InterruptedException {
        int good = 0;
        int bad = 0;
        Duration pause = probe.initialDelay();
        while (!endedWithin(pause)) {
            pause = probe.period();
            Optional<String> why = probe.ask(container);
            good = why.isEmpty() ? good + 1 : 0;
            bad = why.isEmpty() ? 0 : bad + 1;
            why.ifPresent(reason -> unhealthy.accept(kind + " probe failed: " + reason));
            if (good == probe.successThreshold() && !judge.goOn(true)) {
                return true;
            }
            if (bad == probe.failureThreshold()) {
                if (!kind.equals("Readiness")) {
                    dead.accept(kind.toLowerCase(java.util.Locale.ROOT));
                    return false;
                }
                judge.goOn(false);
            }
        }
        return false;
    }

    private boolean endedWithin(Duration pause) throws InterruptedException {
        try {
            container.exit().get(pause.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            return true;
        }
    }

    private interface Loop {
        void run() throws InterruptedException;
    }

    private static void launch(Loop loop) {
        Thread.ofVirtual().name("probe").start(() -> {
            try {
                loop.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
