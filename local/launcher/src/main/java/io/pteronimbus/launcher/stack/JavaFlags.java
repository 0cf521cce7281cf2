package io.pteronimbus.launcher.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How JVMs are started on a laptop: small, and quick to be there rather than fast in the end. */
final class JavaFlags {
    static final List<String> SERVICE = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-XX:+ExitOnOutOfMemoryError",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens",
            "java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    /**
     * The young generation is touched whole, however little lives: a third of the heap unless it is told. Of tenant-service, which nobody
     * waits for as long as permissions are in Redis, it is smaller, so that reading a server of 10,000 members stays within 256 MB.
     */
    private static final Map<Service, List<String>> BESIDE = Map.of(Service.TENANT, List.of("-Xmn20m"));

    static final List<String> CLUSTER = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-Xmx192m",
            "-XX:+ExitOnOutOfMemoryError",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    static final List<String> LAUNCHER = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-Xmx64m",
            "--enable-native-access=ALL-UNNAMED");

    static final List<String> GAME =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx192m", "--enable-native-access=ALL-UNNAMED");

    private JavaFlags() {}

    /** @param heap with its unit, such as {@code 48m} */
    static List<String> simulator(String heap) {
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + heap,
                "-XX:+ExitOnOutOfMemoryError",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED");
    }

    /** Those of the service, and behind them those of {@code PTERONIMBUS_SERVICE_JAVA_OPTIONS}, with blanks between, which win. */
    static List<String> service(Service service, Map<String, String> environment) {
        var own =
                environment.getOrDefault("PTERONIMBUS_SERVICE_JAVA_OPTIONS", "").strip();
        return Stream.of(
                        SERVICE.stream(),
                        BESIDE.getOrDefault(service, List.of()).stream(),
                        Stream.of(own.split("\\s+")).filter(flag -> !flag.isEmpty()))
                .flatMap(flags -> flags)
                .toList();
    }

    /** This JDK's {@code java} with these flags. */
    static List<String> command(List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        return command;
    }
}
