package io.pteronimbus.localcluster.disruption;

import com.fasterxml.jackson.databind.JsonNode;

/** A LabelSelector as objects have it. */
final class ObjectSelector {

    private ObjectSelector() {}

    /** An empty selector matches everything, none at all nothing. */
    static boolean matches(JsonNode selector, JsonNode labels) {
        if (!selector.isObject()) {
            return false;
        }
        boolean equal = selector.path("matchLabels").properties().stream()
                .allMatch(wanted -> wanted.getValue().equals(labels.path(wanted.getKey())));
        return equal && selector.path("matchExpressions").valueStream().allMatch(rule -> holds(rule, labels));
    }

    private static boolean holds(JsonNode rule, JsonNode labels) {
        JsonNode label = labels.path(rule.path("key").asText());
        boolean among = rule.path("values").valueStream().anyMatch(label::equals);
        return switch (rule.path("operator").asText()) {
            case "In" -> among;
            case "NotIn" -> !among;
            case "Exists" -> !label.isMissingNode();
            case "DoesNotExist" -> label.isMissingNode();
            default -> false;
        };
    }
}
