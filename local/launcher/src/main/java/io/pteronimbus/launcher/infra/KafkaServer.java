package io.pteronimbus.launcher.infra;

import io.pteronimbus.launcher.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Kafka as one broker that is its own controller, in a JVM of its own: services bring an older client library, which
 * must not meet the broker's classes.
 */
final class KafkaServer {
    static final String NAME = "kafka";
    private static final String READY = "ready";

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private final List<String> jvmOptions;

    KafkaServer(Path directory, int port, int controllerPort, List<String> jvmOptions) {
        this.directory = directory;
        this.port = port;
        this.controllerPort = controllerPort;
        this.jvmOptions = List.copyOf(jvmOptions);
    }

    ProcessSpec spec() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-XX:+UseCompactObjectHeaders", "-Xss512k", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), KafkaMain.class.getName()));
        command.addAll(List.of(directory.toString(), Integer.toString(port), Integer.toString(controllerPort)));
        return new ProcessSpec(
                NAME,
                port,
                command,
                Map.of(),
                () -> {
                    Files.createDirectories(directory);
                    Files.deleteIfExists(directory.resolve(READY));
                },
                this::isReady,
                new ProcessSpec.Shutdown(ProcessSpec.Shutdown.TERM.signal(), Duration.ofSeconds(30)));
    }

    /** Called within the broker's process when its topics are there. */
    static void markReady(Path directory) throws IOException {
        Files.writeString(
                directory.resolve(READY), Long.toString(ProcessHandle.current().pid()));
    }

    private boolean isReady(long pid) throws IOException {
        Path mark = directory.resolve(READY);
        return Files.exists(mark) && Files.readString(mark).equals(Long.toString(pid));
    }
}
