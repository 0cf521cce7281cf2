package io.pteronimbus.gateway.web;

import io.quarkus.runtime.util.ClassPathUtils;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
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
        var contents = new HashMap<String, byte[]>();
        try (var paths = Files.walk(root)) {
            for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                contents.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the web application cannot be read", e);
        }
        contents.forEach((name, content) -> {
            if (!isForm(name, contents)) {
                found.put(name, WebFile.of(name, content, forms(name, contents)));
            }
        });
    }

    /** Compressed forms are sent for their file, and have no address of their own. */
    private static boolean isForm(String name, Map<String, byte[]> contents) {
        return Arrays.stream(ContentCoding.values())
                .map(ContentCoding::suffix)
                .anyMatch(suffix -> name.endsWith(suffix)
                        && contents.containsKey(name.substring(0, name.length() - suffix.length())));
    }

    private static Map<ContentCoding, Buffer> forms(String name, Map<String, byte[]> contents) {
        var forms = new EnumMap<ContentCoding, Buffer>(ContentCoding.class);
        for (var coding : ContentCoding.values()) {
            var form = contents.get(name + coding.suffix());
            if (form != null) {
                forms.put(coding, Buffer.buffer(form));
            }
        }
        return forms;
    }
}
