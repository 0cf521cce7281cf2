package io.pteronimbus.launcher.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is installed on this machine.
 *
 * @param directories where programs lie, best first
 */
record Programs(List<Path> directories) {
    /** Where Debian puts games, which is on no PATH but that of people who sign in. */
    private static final Path GAMES = Path.of("/usr/games");

    Programs {
        directories = List.copyOf(directories);
    }

    static Programs of(Map<String, String> environment) {
        var path = Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .map(Path::of);
        return new Programs(Stream.concat(path, Stream.of(GAMES)).toList());
    }

    Optional<Path> find(String name) {
        return directories.stream()
                .map(directory -> directory.resolve(name).toAbsolutePath())
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
