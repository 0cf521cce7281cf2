package io.pteronimbus.localcluster.workload.pod;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.validation.Quantity;
import io.pteronimbus.localcluster.workload.environment.MissingReferenceException;
import io.pteronimbus.localcluster.workload.image.MappedImage;
import io.pteronimbus.localcluster.workload.log.ContainerLog;
import io.pteronimbus.localcluster.workload.process.ContainerProcess;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The life of one container of a pod: start, run, restart after a wait, stop when ordered. Blocks; one virtual thread each. */
final class ContainerRunner {

    /** The exit code of a process that was ended by SIGKILL. */
    private static final int KILLED = 137;

    private final KubeletContext context;
    private final PodView pod;
    private final JsonNode container;
    private final String name;
    private final String restartPolicy;
    private final PodStatus status;
    private final StopOrder stop;
    private final ContainerLogs logs;
    private final OutputFanout fanout = new OutputFanout();
    private final Backoff backoff;
    private final CompletableFuture<Void> firstStart = new CompletableFuture<>();
    private volatile @Nullable RunningContainer running;
    private volatile long overLimit;

    ContainerRunner(
            KubeletContext context,
            PodView pod,
            JsonNode container,
            String restartPolicy,
            PodStatus status,
            StopOrder stop)
            throws IOException {
        this.context = context;
        this.pod = pod;
        this.container = container;
        this.name = container.path("name").asText();
        this.restartPolicy = restartPolicy;
        this.status = status;
        this.stop = stop;
        this.logs = new ContainerLogs(directory(), context.settings().logLimit(), context.clock());
        this.backoff = new Backoff(context.settings());
    }

    String name() {
        return name;
    }

    ContainerLogs logs() {
        return logs;
    }

    Optional<RunningContainer> running() {
        return Optional.ofNullable(running);
    }

    /** Completes with the first start, or when there will be none. */
    CompletableFuture<Void> firstStart() {
        return firstStart.copy();
    }

    /** Returns when the container is over for good, or was stopped as ordered. */
    void run(ContainerPreparation preparation) throws InterruptedException {
        try {
            Optional<MappedImage> image =
                    context.images().find(container.path("image").asText());
            if (image.isEmpty()) {
                refuseImage();
            } else {
                runImage(preparation, image.get());
            }
        } finally {
            firstStart.complete(null);
        }
    }

    private void runImage(ContainerPreparation preparation, MappedImage image) throws InterruptedException {
        int restarts = status.of(name).restartCount();
        context.events()
                .normal(
                        pod,
                        "Pulled",
                        "Container image \"%s\" is in the image map"
                                .formatted(container.path("image").asText()));
        while (!stop.isGiven()) {
            PreparedContainer prepared = prepare(preparation, image);
            if (prepared == null) {
                continue;
            }
            Instant started = context.clock().instant();
            ContainerState.Terminated ended = runOnce(prepared, started, restarts);
            if (stop.isGiven() && stop.why() == StopOrder.Why.SHUTDOWN) {
                return;
            }
            if (stop.isGiven() || !restarts(ended.exitCode())) {
                status.report(status.of(name).terminated(ended));
                return;
            }
            crashLoop(
                    ended,
                    backoff.after(Duration.between(started, context.clock().instant())));
            restarts++;
        }
    }

    private ContainerState.Terminated runOnce(PreparedContainer prepared, Instant started, int restarts)
            throws InterruptedException {
        ContainerProcess process;
        ContainerLog log;
        try {
            log = logs.begin();
            new RunRecord(prepared.mark(), 0, 0).write(directory());
            process = ContainerProcess.start(prepared.main(), (output, bytes) -> {
                log.accept(output, bytes);
                fanout.accept(output, bytes);
            });
            new RunRecord(prepared.mark(), process.pid(), process.startMillis().orElse(0L)).write(directory());
        } catch (IOException e) {
            context.events().warning(pod, "Failed", "Error: " + e.getMessage());
            return ended(128, "StartError", e.getMessage(), started, prepared.containerId());
        }
        var current = new RunningContainer(prepared, process, fanout);
        running = current;
        context.events().normal(pod, "Started", "Started container " + name);
        boolean ready = ProbeLoops.isReadyAtOnce(container);
        status.report(status.of(name).running(prepared.containerId(), started, restarts, ready));
        probes(current, prepared.containerId()).start();
        firstStart.complete(null);
        waitForEndOrOrder(process);
        if (stop.isGiven() && !process.exit().isDone()) {
            context.events().normal(pod, "Killing", "Stopping container " + name);
            new GracefulStop(stop, current)
                    .run(container)
                    .ifPresent(why -> context.events().warning(pod, "FailedPreStopHook", "PreStopHook failed: " + why));
        }
        int code = process.exit().exceptionally(failure -> 255).join();
        running = null;
        log.close();
        String reason = code == 0 ? "Completed" : diedOfMemory(process, code) ? "OOMKilled" : "Error";
        return ended(code, reason, null, started, prepared.containerId());
    }

    /** Whether it was ended for its limit, or by the operating system, which only counts whom it ends. */
    private boolean diedOfMemory(ContainerProcess process, int code) {
        return process.pid() == overLimit
                || code == KILLED && !process.wasKilled() && context.oomKills().happenedLately();
    }

    /** Ends the process of that id when it holds more than the container's memory limit. */
    void holdToLimit(long pid, long memoryBytes) {
        RunningContainer current = running;
        boolean within = Quantity.parse(container.at("/resources/limits/memory"))
                .filter(limit -> limit.compareTo(BigDecimal.valueOf(memoryBytes)) < 0)
                .isEmpty();
        if (current != null && current.process().pid() == pid && !within) {
            overLimit = pid;
            current.process().kill();
        }
    }

    private ProbeLoops probes(RunningContainer current, String containerId) {
        return new ProbeLoops(
                current,
                container,
                context.ports().of(pod.object()),
                ready -> status.ready(name, containerId, ready),
                probe -> restartUnwell(current, probe),
                why -> context.events().warning(pod, "Unhealthy", why));
    }

    private void restartUnwell(RunningContainer current, String probe) {
        String message = "Container %s failed %s probe, will be restarted".formatted(name, probe);
        context.events().normal(pod, "Killing", message);
        var order = new StopOrder();
        order.give(StopOrder.Why.DELETED, pod.grace());
        try {
            new GracefulStop(order, current).run(container);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitForEndOrOrder(ContainerProcess process) {
        try {
            CompletableFuture.anyOf(process.exit(), stop.ordered()).join();
        } catch (CompletionException e) {
            context.events().warning(pod, "Failed", "Container " + name + " was lost: " + e.getMessage());
        }
    }

    private @Nullable PreparedContainer prepare(ContainerPreparation preparation, MappedImage image)
            throws InterruptedException {
        try {
            return preparation.prepare(container, image);
        } catch (MissingReferenceException e) {
            retryLater("CreateContainerConfigError", e.getMessage());
        } catch (IOException e) {
            retryLater("CreateContainerError", e.getMessage());
        }
        return null;
    }

    private void retryLater(String reason, @Nullable String message) throws InterruptedException {
        context.events().warning(pod, "Failed", "Error: " + message);
        status.report(status.of(name).waiting(new ContainerState.Waiting(reason, message)));
        stop.await(context.settings().backoffBase());
    }

    private void crashLoop(ContainerState.Terminated ended, Duration delay) throws InterruptedException {
        String message = "back-off %s restarting failed container=%s pod=%s_%s(%s)"
                .formatted(seconds(delay), name, pod.name(), pod.namespace(), pod.uid());
        status.report(status.of(name).waitingAfter(ended, new ContainerState.Waiting("CrashLoopBackOff", message)));
        context.events().warning(pod, "BackOff", "Back-off restarting failed container " + name);
        if (stop.await(delay) && stop.why() != StopOrder.Why.SHUTDOWN) {
            status.report(status.of(name).terminated(ended));
        }
    }

    /** The image is not in the map: nothing of it is ever run, however often it is asked for. */
    private void refuseImage() throws InterruptedException {
        String image = container.path("image").asText();
        String why = "image \"%s\" is not in this cluster's image map".formatted(image);
        context.events().warning(pod, "Failed", "Failed to pull image \"%s\": %s".formatted(image, why));
        status.report(status.of(name).waiting(new ContainerState.Waiting("ErrImagePull", why)));
        if (!stop.await(context.settings().backoffBase())) {
            context.events().warning(pod, "BackOff", "Back-off pulling image \"%s\"".formatted(image));
            status.report(status.of(name)
                    .waiting(new ContainerState.Waiting(
                            "ImagePullBackOff", "Back-off pulling image \"%s\": %s".formatted(image, why))));
            stop.await();
        }
    }

    private boolean restarts(int exitCode) {
        return restartPolicy.equals("Always") || restartPolicy.equals("OnFailure") && exitCode != 0;
    }

    private ContainerState.Terminated ended(
            int code, String reason, @Nullable String message, Instant started, String containerId) {
        return new ContainerState.Terminated(
                code, reason, message, started, context.clock().instant(), containerId);
    }

    private Path directory() {
        return context.data().container(pod.uid(), name);
    }

    private static String seconds(Duration delay) {
        return delay.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }
}
