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
            // it is touched whole, however little lives, and would be a third of the heap
            "-Xmn20m",
            // what the C library was given back, and keeps
            "-XX:TrimNativeHeapInterval=5000",
            "-XX:+ExitOnOutOfMemoryError",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens",
            "java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    /** The C library keeps up to eight arenas for each core, and gives little of them back. */
    private static final String ARENAS = "MALLOC_ARENA_MAX";

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

    /** Those of every service, and behind them those of {@code PTERONIMBUS_SERVICE_JAVA_OPTIONS}, with blanks between, which win. */
    static List<String> service(Map<String, String> environment) {
        var own =
                environment.getOrDefault("PTERONIMBUS_SERVICE_JAVA_OPTIONS", "").strip();
        return Stream.of(SERVICE.stream(), Stream.of(own.split("\\s+")).filter(flag -> !flag.isEmpty()))
                .flatMap(flags -> flags)
                .toList();
    }

    /** Variables of a service that its JVM heeds; what people set themselves wins. */
    static Map<String, String> variables(Map<String, String> environment) {
        return Map.of(ARENAS, environment.getOrDefault(ARENAS, "2"));
    }

    /** This JDK's {@code java} with these flags. */
    static List<String> command(List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        return command;
    }
}
