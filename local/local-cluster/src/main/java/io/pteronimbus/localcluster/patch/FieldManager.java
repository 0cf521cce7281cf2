package io.pteronimbus.localcluster.patch;

/**
 * Somebody who writes fields.
 *
 * @param name        at most 128 printable characters
 * @param subresource empty for the object itself
 */
public record FieldManager(String name, Operation operation, String apiVersion, String subresource) {

    public enum Operation {
        Apply,
        Update
    }
}
