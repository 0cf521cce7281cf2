package io.pteronimbus.localcluster.workload.image;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.pteronimbus.localcluster.store.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Image names and the local programs they stand for, {@code {"images":{"<image>":{"command":["..."],"env":{},"workingDir":null}}}}.
 * An image that is not in it does not exist for this cluster, whatever command its container asks for.
 */
public final class ImageMap {

    private final Map<String, MappedImage> images;

    private ImageMap(Map<String, MappedImage> images) {
        this.images = Map.copyOf(images);
    }

    public static ImageMap empty() {
        return new ImageMap(Map.of());
    }

    public static ImageMap of(Map<String, MappedImage> images) {
        return new ImageMap(images);
    }

    /** @throws IllegalArgumentException when the file cannot be read as an image map; the message says where */
    public static ImageMap read(@Nullable Path file) {
        if (file == null) {
            return empty();
        }
        try {
            Document document = Json.MAPPER.readValue(file.toFile(), Document.class);
            return new ImageMap(document.images());
        } catch (MismatchedInputException e) {
            throw new IllegalArgumentException("the image map " + file + " is malformed at " + e.getPathReference(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the image map " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    public Optional<MappedImage> find(String image) {
        return Optional.ofNullable(images.get(image));
    }

    private record Document(@JsonProperty("images") Map<String, MappedImage> images) {
        Document {
            images = images == null ? Map.of() : images;
        }
    }
}
