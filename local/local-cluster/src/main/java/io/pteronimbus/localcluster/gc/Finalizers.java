package io.pteronimbus.localcluster.gc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** {@code metadata.finalizers}: what must be done before an object under deletion may go. */
final class Finalizers {

    private Finalizers() {}

    static List<String> of(JsonNode metadata) {
        var finalizers = new ArrayList<String>();
        metadata.path("finalizers").forEach(finalizer -> finalizers.add(finalizer.asText()));
        return finalizers;
    }

    /** Changes the object in place. */
    static ObjectNode without(ObjectNode object, String finalizer) {
        ObjectNode metadata = object.withObjectProperty("metadata");
        ArrayNode kept = metadata.arrayNode();
        of(metadata).stream().filter(one -> !one.equals(finalizer)).forEach(kept::add);
        metadata.set("finalizers", kept);
        return object;
    }
}
