package io.pteronimbus.localcluster.workload.pod;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.workload.environment.ConfigData;
import io.pteronimbus.localcluster.workload.environment.EnvironmentResolver;
import io.pteronimbus.localcluster.workload.environment.Expansion;
import io.pteronimbus.localcluster.workload.environment.MissingReferenceException;
import io.pteronimbus.localcluster.workload.image.MappedImage;
import io.pteronimbus.localcluster.workload.process.ProcessSpec;
import io.pteronimbus.localcluster.workload.process.Stdin;
import io.pteronimbus.localcluster.workload.volume.MountTable;
import io.pteronimbus.localcluster.workload.volume.PodVolumes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Turns a container of a pod into a process: its image, environment, mounts, directory and command line. */
final class ContainerPreparation {

    private final KubeletContext context;
    private final PodView pod;
    private final Map<String, Path> volumes;

    ContainerPreparation(KubeletContext context, PodView pod, Map<String, Path> volumes) {
        this.context = context;
        this.pod = pod;
        this.volumes = volumes;
    }

    /**
     * @throws MissingReferenceException when a ConfigMap, Secret or volume it needs is not there
     * @throws IOException when its directory is not there or cannot be made
     */
    PreparedContainer prepare(JsonNode container, MappedImage image) throws MissingReferenceException, IOException {
        Path own = context.data().container(pod.uid(), container.path("name").asText());
        Path pipe = own.resolve("stdin");
        Stdin stdin = stdin(container);
        MountTable mounts = PodVolumes.mounts(container, volumes);
        Path directory = directory(container, image, own, mounts);

        Map<String, String> cluster = new LinkedHashMap<>();
        cluster.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        cluster.put("LANG", System.getenv().getOrDefault("LANG", "C.UTF-8"));
        cluster.put("HOSTNAME", pod.name());
        cluster.put("HOME", directory.toString());
        cluster.put(ProcessSpec.MARK, UUID.randomUUID().toString());
        cluster.put(ProcessSpec.STDIN, stdin == Stdin.NONE ? "/dev/null" : pipe.toString());
        context.ports().of(pod.object()).forEach((port, host) -> cluster.put("PTN_PORT_" + port, host.toString()));

        Map<String, String> base = new LinkedHashMap<>(cluster);
        image.env().forEach((name, value) -> base.put(name, Expansion.expand(value, cluster)));
        var config = new ConfigData(context.store(), pod.namespace());
        Map<String, String> declared = new EnvironmentResolver(config, pod.object()).resolve(container, base);

        Map<String, String> environment = new HashMap<>();
        declared.forEach((name, value) ->
                environment.put(name, value.equals(cluster.get(name)) ? value : mounts.rewrite(value)));
        List<String> command =
                image.commandLine(texts(container.path("command"), declared), texts(container.path("args"), declared));
        var spec = new ProcessSpec(mounts.rewrite(command), environment, directory, stdin, pipe);
        return new PreparedContainer(spec, mounts);
    }

    private static Stdin stdin(JsonNode container) {
        if (!container.path("stdin").asBoolean()) {
            return Stdin.NONE;
        }
        return container.path("stdinOnce").asBoolean() ? Stdin.ONCE : Stdin.OPEN;
    }

    private static Path directory(JsonNode container, MappedImage image, Path own, MountTable mounts)
            throws IOException {
        Path root = Files.createDirectories(own.resolve("root"));
        String asked = container.path("workingDir").asText("");
        if (asked.isEmpty()) {
            asked = image.workingDir() == null ? "" : image.workingDir();
        }
        Path directory = root.resolve(mounts.rewrite(asked));
        if (mounts.covers(directory)) {
            Files.createDirectories(directory);
        }
        if (!Files.isDirectory(directory)) {
            throw new IOException("no such working directory: " + asked);
        }
        return directory;
    }

    private static List<String> texts(JsonNode array, Map<String, String> variables) {
        return array.valueStream()
                .map(text -> Expansion.expand(text.asText(), variables))
                .toList();
    }
}
