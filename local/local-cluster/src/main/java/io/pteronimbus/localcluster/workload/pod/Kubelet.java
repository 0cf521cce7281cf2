package io.pteronimbus.localcluster.workload.pod;

import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.store.StoreEvent;
import io.pteronimbus.localcluster.store.Subscription;
import io.pteronimbus.localcluster.workload.LocalNode;
import io.pteronimbus.localcluster.workload.image.ImageMap;
import io.pteronimbus.localcluster.workload.log.ContainerLog;
import io.pteronimbus.localcluster.workload.port.HostPorts;
import io.pteronimbus.localcluster.workload.usage.OomKills;
import io.pteronimbus.localcluster.workload.usage.UsageSampler;
import io.pteronimbus.localcluster.workload.volume.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Runs every pod of the cluster on this machine. */
public final class Kubelet {

    private final KubeletContext context;
    private final Map<String, PodWorker> byUid = new ConcurrentHashMap<>();
    private final Map<String, PodWorker> byName = new ConcurrentHashMap<>();
    private final Map<String, PodView> waiting = new ConcurrentHashMap<>();
    private volatile List<Subscription> subscriptions = List.of();

    public Kubelet(
            ObjectStore store,
            DataDirectory data,
            ImageMap images,
            HostPorts ports,
            OomKills oomKills,
            Clock clock,
            KubeletSettings settings) {
        this.context = new KubeletContext(
                store, data, images, ports, new PodEvents(store, clock), oomKills, clock, settings, new Contact());
    }

    /** Ends what an earlier run left behind, then takes up every pod. */
    public void start() {
        var reaper = new OrphanReaper(context.data(), context.settings().orphanGrace());
        try {
            reaper.reap();
            var present = context.store().list("", "pods", null).stream()
                    .map(pod -> new PodView(pod).uid())
                    .collect(Collectors.toSet());
            reaper.sweep(present::contains);
        } catch (IOException e) {
            throw new UncheckedIOException("processes of an earlier run cannot be ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        subscriptions = List.of(
                context.store().watch("", "pods", null, 0, this::changed),
                context.store().watch("", "nodes", null, 0, this::nodeChanged));
    }

    /** Pods and the node are followed on threads of their own: a pod must not be taken up while its end is noted. */
    private synchronized void changed(StoreEvent event) {
        if (context.contact().isLost()) {
            return;
        }
        var pod = new PodView(event.object());
        switch (event.type()) {
            case ADDED -> schedule(pod);
            case MODIFIED -> {
                PodWorker worker = byUid.get(pod.uid());
                if (worker == null && pod.node().equals(LocalNode.NAME)) {
                    waiting.remove(pod.uid());
                    add(pod);
                } else if (worker != null && pod.isTerminating()) {
                    worker.stop(StopOrder.Why.DELETED, pod.grace());
                }
            }
            case DELETED -> removed(pod);
        }
    }

    private void removed(PodView pod) {
        waiting.remove(pod.uid());
        PodWorker worker = byUid.remove(pod.uid());
        if (worker != null) {
            worker.stop(StopOrder.Why.REMOVED, Duration.ZERO);
            worker.ended().thenRun(() -> byName.remove(name(pod), worker));
        }
    }

    /** Cuts the node off from the cluster: neither hears the other until they are connected again. Its processes run on. */
    public synchronized void isolate(boolean cutOff) {
        var store = context.store();
        context.contact().lost(cutOff);
        LocalNode.heard(store, context.clock(), !cutOff);
        if (cutOff) {
            for (PodWorker worker : byUid.values()) {
                if (store.get(worker.pod().key()).isPresent()) {
                    PodStatus.unready(store, worker.pod(), context.clock());
                }
            }
        } else {
            catchUp();
        }
    }

    /** Takes note of what was missed, as a kubelet does that lists the pods anew. */
    private void catchUp() {
        var present = new HashMap<String, PodView>();
        context.store().list("", "pods", null).forEach(object -> {
            var pod = new PodView(object);
            present.put(pod.uid(), pod);
        });
        for (PodWorker worker : List.copyOf(byUid.values())) {
            if (present.containsKey(worker.pod().uid())) {
                worker.publish();
            } else {
                removed(worker.pod());
            }
        }
        waiting.keySet().retainAll(present.keySet());
        present.values().forEach(pod -> {
            PodWorker worker = byUid.get(pod.uid());
            if (worker == null) {
                schedule(pod);
            } else if (pod.isTerminating()) {
                worker.stop(StopOrder.Why.DELETED, pod.grace());
            }
        });
    }

    /** Runs a pod that is bound here, or can be; one that no node takes waits until the node does. */
    private void schedule(PodView pod) {
        if (pod.node().equals(LocalNode.NAME)) {
            add(pod);
        } else if (pod.isToBeScheduled()) {
            waiting.put(pod.uid(), pod);
            if (LocalNode.takesPods(context.store())) {
                takeWaiting();
            } else {
                try {
                    PodStatus.unschedulable(context.store(), pod, context.clock());
                } catch (StatusException gone) {
                    waiting.remove(pod.uid());
                }
            }
        }
    }

    private synchronized void nodeChanged(StoreEvent event) {
        if (LocalNode.takesPods(context.store())) {
            takeWaiting();
        }
    }

    private void takeWaiting() {
        for (String uid : waiting.keySet()) {
            PodView pod = waiting.remove(uid);
            if (pod != null) {
                add(pod);
            }
        }
    }

    private void add(PodView pod) {
        var worker = new PodWorker(context, pod);
        if (pod.isTerminating()) {
            worker.stop(StopOrder.Why.DELETED, Duration.ZERO);
        }
        byUid.put(pod.uid(), worker);
        worker.start(byName.put(name(pod), worker));
    }

    /** Stops every pod with its own grace period, all at once, and returns when all have ended. Their objects stay. */
    public void stop() {
        subscriptions.forEach(Subscription::close);
        context.contact().lost(false);
        List<PodWorker> workers = List.copyOf(byUid.values());
        workers.forEach(
                worker -> worker.stop(StopOrder.Why.SHUTDOWN, worker.pod().grace()));
        CompletableFuture.allOf(workers.stream().map(PodWorker::ended).toArray(CompletableFuture[]::new))
                .join();
    }

    /** The container if its main process runs now. */
    public Optional<RunningContainer> running(String namespace, String pod, String container) {
        return runner(namespace, pod, container).flatMap(ContainerRunner::running);
    }

    /** Every container whose main process runs now. */
    public List<UsageSampler.Running> processes() {
        return byUid.values().stream().flatMap(PodWorker::processes).toList();
    }

    /** Ends a container that holds more memory than its limit, where limits are held. */
    public void holdToLimit(UsageSampler.Running running, long memoryBytes) {
        if (context.settings().memoryLimits()) {
            runner(running.namespace(), running.pod(), running.container())
                    .ifPresent(runner -> runner.holdToLimit(running.pid(), memoryBytes));
        }
    }

    /** The log of the container's present or latest run, or of the one before. */
    public Optional<ContainerLog> log(String namespace, String pod, String container, boolean previous) {
        return runner(namespace, pod, container)
                .flatMap(runner ->
                        previous ? runner.logs().previous() : runner.logs().current());
    }

    private Optional<ContainerRunner> runner(String namespace, String pod, String container) {
        return Optional.ofNullable(byName.get(namespace + "/" + pod)).flatMap(worker -> worker.runner(container));
    }

    private static String name(PodView pod) {
        return pod.namespace() + "/" + pod.name();
    }
}
