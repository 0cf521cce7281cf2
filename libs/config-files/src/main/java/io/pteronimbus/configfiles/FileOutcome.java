package io.pteronimbus.configfiles;

import java.util.List;
import java.util.Optional;

/**
 * What became of a file.
 *
 * @param path as it was asked for
 * @param set values that now are what they were asked to be, also those that were before
 * @param missed edits that found nothing to change
 * @param unknownPlaceholders names in braces that stand for nothing, and were set as they are written
 * @param leftBecause why the file is as it was, if something kept it from being changed; without anything it holds
 */
public record FileOutcome(
        String path, int set, int missed, List<String> unknownPlaceholders, Optional<String> leftBecause) {
    public FileOutcome {
        unknownPlaceholders = List.copyOf(unknownPlaceholders);
    }

    static FileOutcome left(String path, String reason) {
        return new FileOutcome(path, 0, 0, List.of(), Optional.of(reason));
    }
}
