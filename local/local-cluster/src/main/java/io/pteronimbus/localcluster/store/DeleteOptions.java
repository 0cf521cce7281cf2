package io.pteronimbus.localcluster.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to delete.
 *
 * @param gracePeriodSeconds null for the pod's own {@code terminationGracePeriodSeconds}; 0 removes a pod at once
 * @param addFinalizer       a finalizer to leave behind for the garbage collector, or null
 * @param precondition       throws when the present object must not be deleted (other uid or resourceVersion)
 */
public record DeleteOptions(
        @Nullable Long gracePeriodSeconds, @Nullable String addFinalizer, Consumer<ObjectNode> precondition) {

    public static final DeleteOptions DEFAULT = new DeleteOptions(null, null, object -> {});

    public static DeleteOptions grace(long seconds) {
        return new DeleteOptions(seconds, null, object -> {});
    }
}
