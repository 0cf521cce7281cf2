package io.pteronimbus.localcluster.workload.image;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.pteronimbus.localcluster.store.Json;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Image names and the local programs they stand for, {@code {"images":{"<image>":{"command":["..."],"env":{},"workingDir":null}}}}.
 * An image that is not in it does not exist for this cluster, whatever command its container asks for.
 */
public final class ImageMap {

    private static final Logger LOG = System.getLogger(ImageMap.class.getName());

    private record Loaded(Map<String, MappedImage> images, FileTime changed) {}

    private final @Nullable Path file;
    private volatile Loaded loaded;

    private ImageMap(@Nullable Path file, Loaded loaded) {
        this.file = file;
        this.loaded = loaded;
    }

    public static ImageMap empty() {
        return of(Map.of());
    }

    public static ImageMap of(Map<String, MappedImage> images) {
        return new ImageMap(null, new Loaded(Map.copyOf(images), FileTime.fromMillis(0)));
    }

    /**
     * The file may be added to while the cluster runs.
     *
     * @throws IllegalArgumentException when the file cannot be read as an image map; the message says where
     */
    public static ImageMap read(@Nullable Path file) {
        return file == null ? empty() : new ImageMap(file, load(file));
    }

    private static Loaded load(Path file) {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            Document document = Json.MAPPER.readValue(file.toFile(), Document.class);
            return new Loaded(Map.copyOf(document.images()), changed);
        } catch (MismatchedInputException e) {
            throw new IllegalArgumentException("the image map " + file + " is malformed at " + e.getPathReference(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the image map " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    public Optional<MappedImage> find(String image) {
        Path source = file;
        if (source != null && hasChanged(source)) {
            try {
                loaded = load(source);
            } catch (IllegalArgumentException e) {
                LOG.log(Level.WARNING, "the image map stays as it was", e);
            }
        }
        return Optional.ofNullable(loaded.images.get(image));
    }

    private boolean hasChanged(Path source) {
        try {
            return !Files.getLastModifiedTime(source).equals(loaded.changed);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the image map cannot be looked at, file=" + source, e);
            return false;
        }
    }

    private record Document(@JsonProperty("images") Map<String, MappedImage> images) {
        Document {
            images = images == null ? Map.of() : images;
        }
    }
}
