package io.pteronimbus.localcluster.workload.pod;

import io.pteronimbus.localcluster.workload.process.ProcessSpec;
import io.pteronimbus.localcluster.workload.process.ProcessTree;
import io.pteronimbus.localcluster.workload.volume.DataDirectory;
import io.pteronimbus.localcluster.workload.volume.DirectoryTree;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Ends what a cluster that died left running: SIGTERM to all of it, a while to end, SIGKILL. A process is known by its id and start time, and
 * by the mark in its environment, so that a foreign process that got the id meanwhile is never touched.
 */
final class OrphanReaper {

    private static final Logger LOG = System.getLogger(OrphanReaper.class.getName());

    private final DataDirectory data;
    private final Duration grace;

    OrphanReaper(DataDirectory data, Duration grace) {
        this.data = data;
        this.grace = grace;
    }

    /** Returns when no such process is left. */
    void reap() throws IOException, InterruptedException {
        List<ProcessTree> left = new ArrayList<>();
        for (Path file : records()) {
            RunRecord run = RunRecord.read(file).orElseThrow();
            var tree = new ProcessTree(run.isSameProcess() ? run.pid() : 0, ProcessSpec.MARK + "=" + run.mark());
            if (tree.isAlive()) {
                LOG.log(Level.WARNING, "ending a process that an earlier run left behind, pid={0}", run.pid());
                tree.terminate();
                left.add(tree);
            }
        }
        long deadline = System.nanoTime() + grace.toNanos();
        left.removeIf(tree -> !tree.isAlive());
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(50);
            left.removeIf(tree -> !tree.isAlive());
        }
        left.forEach(ProcessTree::kill);
    }

    /** Deletes the directories of pods that are no more. */
    void sweep(Predicate<String> exists) throws IOException {
        if (!Files.exists(data.pods())) {
            return;
        }
        try (Stream<Path> directories = Files.list(data.pods())) {
            for (Path directory : directories.toList()) {
                if (!exists.test(directory.getFileName().toString())) {
                    DirectoryTree.delete(directory);
                }
            }
        }
    }

    private List<Path> records() throws IOException {
        if (!Files.exists(data.pods())) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(
                data.pods(),
                3,
                (path, attributes) -> path.getFileName().toString().equals(RunRecord.FILE))) {
            return files.toList();
        }
    }
}
