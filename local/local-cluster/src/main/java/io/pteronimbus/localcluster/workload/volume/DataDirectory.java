package io.pteronimbus.localcluster.workload.volume;

import java.nio.file.Path;

/**
 * Where the workload half keeps its files: {@code volumes/<namespace>/<claim>-<uid>} for claims, {@code pods/<uid>} for
 * everything that lives as long as a pod does.
 */
public record DataDirectory(Path root) {

    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    public Path claim(String namespace, String name, String uid) {
        return root.resolve("volumes").resolve(namespace).resolve(name + "-" + uid);
    }

    public Path pods() {
        return root.resolve("pods");
    }

    public Path pod(String uid) {
        return pods().resolve(uid);
    }

    /** The logs, the record and the own directory of a container. */
    public Path container(String podUid, String container) {
        return pod(podUid).resolve(container);
    }

    public Path volume(String podUid, String volume) {
        return pod(podUid).resolve("volumes~").resolve(volume);
    }

    public Path ports() {
        return root.resolve("ports.json");
    }
}
