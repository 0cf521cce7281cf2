package io.pteronimbus.gateway.web;

import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files of the web application, out of {@code META-INF/web} on the class path. All are read when the gateway starts: what is
 * not on this list cannot be asked for, whatever the path says.
 */
@ApplicationScoped
class WebFiles {
    private static final String INDEX = "index.html";

    private final Map<String, WebFile> files;

    WebFiles() {
        var index = Thread.currentThread().getContextClassLoader().getResource("META-INF/web/" + INDEX);
        this.files = index == null ? Map.of() : read(index);
    }

    Optional<WebFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** The page that all of the application's addresses show; empty when the application was not built. */
    Optional<WebFile> page() {
        return find(INDEX);
    }

    private static Map<String, WebFile> read(URL index) {
        try {
            var found = new HashMap<String, WebFile>();
            if (index.getProtocol().equals("resource")) {
                try (FileSystem image = FileSystems.newFileSystem(URI.create("resource:/"), Map.of())) {
                    walk(image.getPath("META-INF/web"), found);
                }
            } else {
                ClassPathUtils.consumeAsPath(index, path -> walk(path.resolveSibling(""), found));
            }
            return Map.copyOf(found);
        } catch (IOException e) {
            throw new UncheckedIOException("the web application cannot be read", e);
        }
    }

    private static void walk(Path root, Map<String, WebFile> found) {
        try (var paths = Files.walk(root)) {
            for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                var name = root.relativize(path).toString().replace('\\', '/');
                found.put(name, WebFile.of(name, Files.readAllBytes(path)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the web application cannot be read", e);
        }
    }
}
