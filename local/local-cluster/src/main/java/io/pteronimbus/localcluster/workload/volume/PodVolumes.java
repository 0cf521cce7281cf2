package io.pteronimbus.localcluster.workload.volume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.workload.environment.ConfigData;
import io.pteronimbus.localcluster.workload.environment.MissingReferenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a pod's volumes: claims (which must be bound), ConfigMaps, Secrets and emptyDirs. Any other kind is refused, most of all
 * hostPath: the cluster gives no pod a path of its choice.
 */
public final class PodVolumes {

    private final DataDirectory data;
    private final ObjectStore store;

    public PodVolumes(DataDirectory data, ObjectStore store) {
        this.data = data;
        this.store = store;
    }

    /**
     * @return the directory of each volume by its name
     * @throws MissingReferenceException when a claim, ConfigMap or Secret is not there yet, or the kind is not supported
     */
    public Map<String, Path> prepare(ObjectNode pod) throws MissingReferenceException, IOException {
        Map<String, Path> directories = new HashMap<>();
        for (JsonNode volume : pod.path("spec").path("volumes")) {
            directories.put(volume.path("name").asText(), directory(pod, volume));
        }
        return directories;
    }

    /** The mounts of one container; the directories of sub paths are made. */
    public static MountTable mounts(JsonNode container, Map<String, Path> volumes)
            throws MissingReferenceException, IOException {
        List<MountTable.Mount> mounts = new ArrayList<>();
        for (JsonNode mount : container.path("volumeMounts")) {
            Path volume = volumes.get(mount.path("name").asText());
            if (volume == null) {
                throw new MissingReferenceException(
                        "volume \"" + mount.path("name").asText() + "\" is not declared");
            }
            Path target = volume.resolve(mount.path("subPath").asText("")).normalize();
            if (!target.startsWith(volume)) {
                throw new MissingReferenceException("subPath leaves the volume");
            }
            if (!Files.exists(target)) {
                Files.createDirectories(target);
            }
            mounts.add(new MountTable.Mount(mount.path("mountPath").asText(), target));
        }
        return new MountTable(mounts);
    }

    private Path directory(ObjectNode pod, JsonNode volume) throws MissingReferenceException, IOException {
        String namespace = pod.path("metadata").path("namespace").asText();
        String uid = pod.path("metadata").path("uid").asText();
        Path own = data.volume(uid, volume.path("name").asText());
        var config = new ConfigData(store, namespace);
        if (volume.has("persistentVolumeClaim")) {
            return claim(
                    namespace,
                    volume.path("persistentVolumeClaim").path("claimName").asText());
        }
        if (volume.has("configMap")) {
            JsonNode source = volume.path("configMap");
            return files(
                    own,
                    source,
                    source.path("name").asText(),
                    config.configMap(source.path("name").asText()));
        }
        if (volume.has("secret")) {
            JsonNode source = volume.path("secret");
            String name = source.path("secretName").asText();
            return files(own, source, name, config.secret(name));
        }
        if (volume.has("emptyDir")) {
            return Files.createDirectories(own);
        }
        throw new MissingReferenceException(
                "volume \"" + volume.path("name").asText() + "\": this cluster has no such kind of volume");
    }

    private Path claim(String namespace, String name) throws MissingReferenceException, IOException {
        ObjectNode claim = store.get(new ObjectKey("", "persistentvolumeclaims", namespace, name))
                .filter(found -> found.path("status").path("phase").asText().equals("Bound"))
                .orElseThrow(() -> new MissingReferenceException(
                        "persistentvolumeclaim \"" + name + "\" is not bound or not there"));
        return Files.createDirectories(
                data.claim(namespace, name, claim.path("metadata").path("uid").asText()));
    }

    private static Path files(Path directory, JsonNode source, String name, Optional<Map<String, byte[]>> data)
            throws MissingReferenceException, IOException {
        if (data.isEmpty() && !source.path("optional").asBoolean()) {
            throw new MissingReferenceException("\"" + name + "\" not found");
        }
        DirectoryTree.delete(directory);
        Files.createDirectories(directory);
        Map<String, byte[]> entries = data.orElse(Map.of());
        Map<String, String> paths = new HashMap<>();
        source.path("items")
                .forEach(item ->
                        paths.put(item.path("key").asText(), item.path("path").asText()));
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            String path = paths.isEmpty() ? entry.getKey() : paths.get(entry.getKey());
            if (path == null) {
                continue;
            }
            Path file = directory.resolve(path).normalize();
            if (file.startsWith(directory)) {
                Files.createDirectories(file.getParent());
                Files.write(file, entry.getValue());
            }
        }
        return directory;
    }
}
