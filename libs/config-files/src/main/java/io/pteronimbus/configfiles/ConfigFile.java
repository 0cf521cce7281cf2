package io.pteronimbus.configfiles;

import java.util.List;

/**
 * A file and what to set in it, in this order.
 *
 * @param path beneath the root, with slashes
 */
public record ConfigFile(String path, Parser parser, List<Edit> edits) {
    public ConfigFile {
        edits = List.copyOf(edits);
    }
}
