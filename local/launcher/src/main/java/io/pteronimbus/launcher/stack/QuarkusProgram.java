package io.pteronimbus.launcher.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a service built by Quarkus is started.
 *
 * <p>Its runner loads classes by a class loader of its own, which the JVM's caches do not cover. So the same jars are given
 * as an ordinary class path, in the runner's order: transformed classes before those they replace.
 */
final class QuarkusProgram {
    private static final String MAIN = "io.quarkus.runner.GeneratedMain";

    private QuarkusProgram() {}

    /** The arguments of {@code java} after its options. */
    static List<String> arguments(Path runner) throws IOException {
        Path app = runner.toAbsolutePath().getParent();
        if (app == null || Files.notExists(app.resolve("quarkus/generated-bytecode.jar"))) {
            return List.of("-jar", runner.toString());
        }
        List<Path> jars = new ArrayList<>();
        jars.add(app.resolve("quarkus/transformed-bytecode.jar"));
        jars.add(app.resolve("quarkus/generated-bytecode.jar"));
        for (String directory : List.of("app", "lib/boot", "lib/main")) {
            jars.addAll(jarsIn(app.resolve(directory)));
        }
        String classPath =
                jars.stream().filter(Files::exists).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return List.of("-cp", classPath, MAIN);
    }

    /** Sorted, since a cache fits one order only. */
    private static List<Path> jarsIn(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
