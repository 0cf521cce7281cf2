package io.pteronimbus.launcher.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which data directory belongs to which gateway port: one file per port in the user's state directory. It outlives a
 * stack, so that logs are found after its end.
 */
final class StackRegistry {
    private final Path directory;

    StackRegistry(Path directory) {
        this.directory = directory;
    }

    /** The registry in {@code XDG_STATE_HOME}, else in the home directory. */
    static StackRegistry ofUser(Map<String, String> environment) {
        Path state = Optional.ofNullable(environment.get("XDG_STATE_HOME"))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElseGet(() ->
                        Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".local", "state"));
        return new StackRegistry(state.resolve("pteronimbus").resolve("stacks"));
    }

    void register(int gatewayPort, Path data) throws IOException {
        PrivateFiles.makeDirectory(directory);
        PrivateFiles.write(file(gatewayPort), (data.toAbsolutePath() + "\n").getBytes(UTF_8));
    }

    Optional<Path> find(int gatewayPort) throws IOException {
        Path file = file(gatewayPort);
        return Files.exists(file) ? Optional.of(Path.of(Files.readString(file).strip())) : Optional.empty();
    }

    private Path file(int gatewayPort) {
        return directory.resolve(Integer.toString(gatewayPort));
    }
}
