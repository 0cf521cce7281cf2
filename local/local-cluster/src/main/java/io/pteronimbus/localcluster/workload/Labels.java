package io.pteronimbus.localcluster.workload;

import com.fasterxml.jackson.databind.JsonNode;

/** Equality selectors, as Services have them. */
public final class Labels {

    private Labels() {}

    /** Whether every label of the selector is among the labels; an empty selector selects nothing. */
    public static boolean match(JsonNode selector, JsonNode labels) {
        return !selector.isEmpty()
                && selector.properties().stream()
                        .allMatch(entry -> entry.getValue().equals(labels.path(entry.getKey())));
    }
}
