package io.pteronimbus.localcluster.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.validation.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a pod asks for, over all its containers. */
record PodResources(JsonNode spec) {

    /**
     * Containers run side by side, init containers one after the other before them.
     *
     * @param side {@code requests} or {@code limits}
     */
    BigDecimal total(String side, String resource) {
        BigDecimal together = BigDecimal.ZERO;
        for (JsonNode container : spec.path("containers")) {
            together = together.add(amount(container, side, resource));
        }
        BigDecimal largest = BigDecimal.ZERO;
        for (JsonNode container : spec.path("initContainers")) {
            largest = largest.max(amount(container, side, resource));
        }
        return together.max(largest);
    }

    /** The containers that say nothing about it. */
    List<String> silent(String side, String resource) {
        var names = new ArrayList<String>();
        for (String list : List.of("containers", "initContainers")) {
            for (JsonNode container : spec.path(list)) {
                if (!container.path("resources").path(side).has(resource)) {
                    names.add(container.path("name").asText());
                }
            }
        }
        return names;
    }

    boolean isBestEffort() {
        for (String list : List.of("containers", "initContainers")) {
            for (JsonNode container : spec.path(list)) {
                JsonNode resources = container.path("resources");
                if (!resources.path("requests").isEmpty()
                        || !resources.path("limits").isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static BigDecimal amount(JsonNode container, String side, String resource) {
        return Quantity.of(container.path("resources").path(side).path(resource));
    }
}
