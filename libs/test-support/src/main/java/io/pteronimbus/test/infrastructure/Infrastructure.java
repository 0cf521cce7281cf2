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
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL, Redis and Kafka, as the launcher starts them. Each JVM with tests has its own, so that modules can be tested at
 * the same time: the first who asks starts a child JVM that ends with this one.
 *
 * @param redis as {@code redis://host:port}
 * @param kafka as {@code host:port}
 */
public record Infrastructure(Postgres postgres, String redis, String kafka) {
    /** Where it is said, for a test run loads this class once for each application it starts. */
    private static final String RUNNING = "pteronimbus.test.infrastructure";

    private static final List<String> SMALL_AND_QUICK =
            List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A PostgreSQL server and its superuser.
     *
     * @param url JDBC URL of its {@code postgres} database
     */
    public record Postgres(String url, String user, String password) {}

    /** The infrastructure of this JVM, started if need be. */
    public static Infrastructure get() {
        var properties = System.getProperties();
        synchronized (properties) {
            var running = properties.getProperty(RUNNING);
            if (running == null) {
                running = startChild();
                properties.setProperty(RUNNING, running);
            }
            return parse(running);
        }
    }

    private static String startChild() {
        var launcher = repository().resolve("local/launcher/target/launcher-0.1.0-SNAPSHOT.jar");
        if (!Files.exists(launcher)) {
            throw new IllegalStateException("build local/launcher first: " + launcher + " is missing");
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            // its standard input is our pipe: when this JVM ends, however it ends, the child reads the end and stops
            var command = new ArrayList<>(List.of(java));
            command.addAll(SMALL_AND_QUICK);
            command.addAll(List.of("-jar", launcher.toString(), "infrastructure"));
            var child = new ProcessBuilder(command)
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
