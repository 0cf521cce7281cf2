package io.pteronimbus.localcluster.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Has the last word on every write, within the store's own step: what it counts stays true until the write is done. It may complete
 * the object in place, and refuses with a {@link StatusException}.
 */
public interface Admission {

    /** Admits everything as it is. */
    Admission NONE = new Admission() {};

    /** @param object what is about to be stored, with its uid */
    default void created(ObjectStore store, ObjectKey key, ObjectNode object) {}

    /**
     * @param before the object as it is; never modify it
     * @param after  what is about to be stored, perhaps the same
     */
    default void changed(ObjectStore store, ObjectKey key, ObjectNode before, ObjectNode after) {}
}
