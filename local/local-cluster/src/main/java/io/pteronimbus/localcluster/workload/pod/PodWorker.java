package io.pteronimbus.localcluster.workload.pod;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.workload.environment.MissingReferenceException;
import io.pteronimbus.localcluster.workload.usage.UsageSampler;
import io.pteronimbus.localcluster.workload.volume.DirectoryTree;
import io.pteronimbus.localcluster.workload.volume.PodVolumes;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The life of one pod, from the moment its object is seen until it is gone: volumes, init containers in order, containers side by side, and the end.
 * One virtual thread, and one for each container.
 */
final class PodWorker {

    private static final Logger LOG = System.getLogger(PodWorker.class.getName());
    private static final Duration VOLUME_RETRY = Duration.ofMillis(250);

    private final KubeletContext context;
    private final PodView pod;
    private final PodStatus status;
    private final StopOrder stop = new StopOrder();
    private final Map<String, ContainerRunner> runners = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    PodWorker(KubeletContext context, PodView pod) {
        this.context = context;
        this.pod = pod;
        this.status = new PodStatus(context.store(), pod, context.clock(), context.contact());
    }

    /** @param predecessor the worker of an earlier pod of that name, whose processes have to be gone first */
    void start(@Nullable PodWorker predecessor) {
        Thread.ofVirtual().name("pod-" + pod.name()).start(() -> {
            try {
                if (predecessor != null) {
                    predecessor.ended().join();
                }
                live();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.ERROR, "pod cannot be ended, pod=" + pod.name() + " namespace=" + pod.namespace(), e);
            } finally {
                ended.complete(null);
            }
        });
    }

    /** Says how it is, after a time in which nobody could hear it. */
    void publish() {
        status.publish();
    }

    PodView pod() {
        return pod;
    }

    void stop(StopOrder.Why why, Duration grace) {
        stop.give(why, grace);
    }

    CompletableFuture<Void> ended() {
        return ended.copy();
    }

    Optional<ContainerRunner> runner(String container) {
        return Optional.ofNullable(runners.get(container));
    }

    Stream<UsageSampler.Running> processes() {
        return runners.values().stream()
                .flatMap(runner -> runner.running().stream()
                        .map(running -> new UsageSampler.Running(
                                pod.namespace(),
                                pod.name(),
                                runner.name(),
                                running.process().pid())));
    }

    private void live() throws InterruptedException, IOException {
        if (!pod.isOver() && !stop.isGiven()) {
            try {
                status.publish();
                runContainers();
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.ERROR, "pod cannot be run, pod=" + pod.name() + " namespace=" + pod.namespace(), e);
                context.events().warning(pod, "Failed", "Error: " + e.getMessage());
            }
        }
        stop.await();
        end();
    }

    private void runContainers() throws InterruptedException, IOException {
        Map<String, Path> volumes = volumes();
        var preparation = new ContainerPreparation(context, pod, volumes);
        if (initialize(preparation)) {
            runAll(pod.containers(), pod.restartPolicy(), preparation);
        }
    }

    private Map<String, Path> volumes() throws InterruptedException, IOException {
        var volumes = new PodVolumes(context.data(), context.store());
        while (!stop.isGiven()) {
            try {
                return volumes.prepare(pod.object());
            } catch (MissingReferenceException e) {
                context.events().warning(pod, "FailedMount", String.valueOf(e.getMessage()));
                stop.await(VOLUME_RETRY);
            }
        }
        return Map.of();
    }

    /** @return whether the containers may start */
    private boolean initialize(ContainerPreparation preparation) throws InterruptedException, IOException {
        String policy = pod.restartPolicy().equals("Always") ? "OnFailure" : pod.restartPolicy();
        for (JsonNode container : pod.initContainers()) {
            boolean sidecar = container.path("restartPolicy").asText().equals("Always");
            ContainerRunner runner = runner(container, sidecar ? "Always" : policy);
            if (sidecar) {
                launch(runner, preparation);
                runner.firstStart().join();
            } else {
                runner.run(preparation);
            }
            if (stop.isGiven() || !sidecar && !status.of(runner.name()).hasSucceeded()) {
                return false;
            }
        }
        status.initialized();
        return !stop.isGiven();
    }

    private void runAll(List<JsonNode> containers, String policy, ContainerPreparation preparation)
            throws InterruptedException, IOException {
        List<Thread> threads = new ArrayList<>();
        for (JsonNode container : containers) {
            ContainerStatus before = status.of(container.path("name").asText());
            if (before.isTerminated()
                    && (policy.equals("Never") || before.hasSucceeded() && policy.equals("OnFailure"))) {
                continue;
            }
            threads.add(launch(runner(container, policy), preparation));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private ContainerRunner runner(JsonNode container, String policy) throws IOException {
        var runner = new ContainerRunner(context, pod, container, policy, status, stop);
        runners.put(runner.name(), runner);
        return runner;
    }

    private Thread launch(ContainerRunner runner, ContainerPreparation preparation) {
        return Thread.ofVirtual().name(pod.name() + "/" + runner.name()).start(() -> {
            try {
                runner.run(preparation);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void end() throws InterruptedException, IOException {
        context.contact().await();
        if (stop.why() == StopOrder.Why.SHUTDOWN) {
            status.suspend();
            return;
        }
        if (stop.why() == StopOrder.Why.DELETED
                && context.store()
                        .get(pod.key())
                        .filter(object -> new PodView(object).uid().equals(pod.uid()))
                        .isPresent()) {
            context.store().remove(pod.key());
        }
        DirectoryTree.delete(context.data().pod(pod.uid()));
    }
}
