package io.pteronimbus.launcher.stack;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the stack a command line means. */
final class StackLocator {
    static final String REPOSITORY = "pteronimbus.repository";
    private static final String PORT = "PTERONIMBUS_PORT";

    private final Path repository;
    private final StackRegistry registry;
    private final Map<String, String> environment;

    StackLocator(Path repository, StackRegistry registry, Map<String, String> environment) {
        this.repository = repository;
        this.registry = registry;
        this.environment = environment;
    }

    static StackLocator ofUser() {
        Map<String, String> environment = System.getenv();
        return new StackLocator(repository(), StackRegistry.ofUser(environment), environment);
    }

    /** The stack to start: in the given directory, else in the default one. */
    StackLayout forStart(@Nullable Path data) {
        return layout(data != null ? data : defaultData());
    }

    /**
     * The stack to ask, stop or read: by directory, else by {@code PTERONIMBUS_PORT}, else the default one. Nothing when
     * no stack was ever started on that port.
     */
    Optional<StackLayout> find(@Nullable Path data) throws IOException {
        if (data != null) {
            return Optional.of(layout(data));
        }
        Optional<Integer> port = port();
        return port.isPresent() ? registry.find(port.get()).map(this::layout) : Optional.of(layout(defaultData()));
    }

    /**
     * What {@code PTERONIMBUS_PORT} says.
     *
     * @throws IllegalArgumentException when it is no port
     */
    Optional<Integer> port() {
        String value = environment.getOrDefault(PORT, "").strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65535) {
            throw new IllegalArgumentException(PORT + " must be a port between 1 and 65535, not \"" + value + "\".");
        }
        return Optional.of(Integer.valueOf(value));
    }

    StackRegistry registry() {
        return registry;
    }

    Map<String, String> environment() {
        return environment;
    }

    private StackLayout layout(Path data) {
        return new StackLayout(repository, data.toAbsolutePath().normalize());
    }

    private Path defaultData() {
        return repository.resolve(".pteronimbus");
    }

    /** What {@code pteronimbus.repository} says, else the nearest directory above this program with a Maven wrapper. */
    private static Path repository() {
        String given = System.getProperty(REPOSITORY);
        if (given != null) {
            return Path.of(given);
        }
        try {
            Path program = Path.of(StackLocator.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path at = program; at != null; at = at.getParent()) {
                if (Files.exists(at.resolve("mvnw"))) {
                    return at;
                }
            }
            throw new IllegalStateException(program + " does not lie in a Pteronimbus source tree.");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("This program cannot find itself", e);
        }
    }
}
