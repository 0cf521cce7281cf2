package io.pteronimbus.localcluster.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One change of one object.
 *
 * @param object   the object after the change; for {@code DELETED} its last state under the deletion's revision. Never modify it.
 * @param previous the object before the change, null for {@code ADDED}. Never modify it.
 * @param revision the store's revision of this change, the same as the object's resourceVersion
 */
public record StoreEvent(
        Type type,
        ObjectKey key,
        ObjectNode object,
        @Nullable ObjectNode previous,
        long revision) {

    public enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }
}
