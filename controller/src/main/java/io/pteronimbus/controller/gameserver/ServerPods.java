package io.pteronimbus.controller.gameserver;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What container each server runs in at present, or is installed by, for those who follow its console. */
@Singleton
public class ServerPods {

    /**
     * A server's container at one moment.
     *
     * @param podUid null: there is no pod
     * @param containerId of the game; null: the pod has none that runs
     * @param expected there is, or will be, something to be read
     * @param installing the script that installs it; null: there is none
     */
    public record Run(
            @Nullable String podUid,
            @Nullable String containerId,
            boolean expected,
            @Nullable OutputSource installing) {
        private static final Run NONE = new Run(null, null, false, null);

        /** The game's output, or, where none runs, that of the installation; null: there is none. */
        public @Nullable OutputSource output(ServerRef server) {
            return containerId == null ? installing : OutputSource.ofGame(server, containerId);
        }
    }

    private final Map<ServerRef, Run> runs = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** @param expected a pod is wanted: one that is missing will come */
    void seen(ServerRef server, @Nullable ObservedPod pod, @Nullable ObservedInstall install, boolean expected) {
        var container = pod != null && pod.container() instanceof ContainerNow.Running(var id) ? id : null;
        var installing = install == null ? null : install.output();
        publish(server, new Run(pod == null ? null : pod.uid(), container, expected || install != null, installing));
    }

    void forget(ServerRef server) {
        runs.remove(server);
        signal();
    }

    private void publish(ServerRef server, Run run) {
        if (!run.equals(runs.put(server, run))) {
            signal();
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public Run of(ServerRef server) {
        return runs.getOrDefault(server, Run.NONE);
    }

    /** Waits until the server's run is as asked for, at the longest for the time given; then tells what it is. */
    public Run await(ServerRef server, Predicate<Run> wanted, Duration longest) throws InterruptedException {
        lock.lock();
        try {
            var left = longest.toNanos();
            while (!wanted.test(of(server)) && left > 0) {
                left = changed.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
            }
            return of(server);
        } finally {
            lock.unlock();
        }
    }

    /** Name of the server's pod and of the container in it that is the game. */
    public static String podName(ServerRef server) {
        return PodChild.nameOf(server);
    }

    public static String containerName() {
        return StatefulSetChild.CONTAINER;
    }
}
