package io.pteronimbus.test.infrastructure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL, Redis and Kafka, as the launcher starts them. A run of the whole build starts them once and says where they
 * are in {@code PTERONIMBUS_TEST_INFRASTRUCTURE}; otherwise the first who asks starts a child JVM that ends with this one.
 *
 * @param redis as {@code redis://host:port}
 * @param kafka as {@code host:port}
 */
public record Infrastructure(Postgres postgres, String redis, String kafka) {
    private static final String VARIABLE = "PTERONIMBUS_TEST_INFRASTRUCTURE";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static @Nullable Infrastructure running;

    /**
     * A PostgreSQL server and its superuser.
     *
     * @param url JDBC URL of its {@code postgres} database
     */
    public record Postgres(String url, String user, String password) {}

    /** The infrastructure of this test run, started if need be. */
    public static synchronized Infrastructure get() {
        if (running == null) {
            var given = System.getenv(VARIABLE);
            running = parse(given == null || given.isBlank() ? startChild() : given);
        }
        return running;
    }

    private static String startChild() {
        var launcher = repository().resolve("local/launcher/target/launcher-0.1.0-SNAPSHOT.jar");
        if (!Files.exists(launcher)) {
            throw new IllegalStateException("build local/launcher first: " + launcher + " is missing");
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            // its standard input is our pipe: when this JVM ends, however it ends, the child reads the end and stops
            var child = new ProcessBuilder(java, "-jar", launcher.toString(), "infrastructure")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var output = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("{")) {
                    return line;
                }
            }
            throw new IllegalStateException("the infrastructure ended before it was ready");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Infrastructure parse(String text) {
        try {
            return JSON.readValue(text, Infrastructure.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a description of the infrastructure: " + text, e);
        }
    }

    /** The root of the repository, looked for upwards from the working directory. */
    public static Path repository() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("mvnw"))) {
                return at;
            }
        }
        throw new IllegalStateException("not within the repository");
    }
}
