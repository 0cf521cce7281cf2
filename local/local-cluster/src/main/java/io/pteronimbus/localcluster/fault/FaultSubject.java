package io.pteronimbus.localcluster.fault;

import org.jspecify.annotations.Nullable;

/**
 * A request as a fault sees it.
 *
 * @param verb  {@code get}, {@code list}, {@code watch}, {@code create}, {@code update}, {@code patch}, {@code delete} or {@code deletecollection}
 * @param agent the client's {@code User-Agent}, empty when it sends none
 */
public record FaultSubject(
        String verb,
        String group,
        String resource,
        String subresource,
        @Nullable String namespace,
        @Nullable String name,
        String agent) {

    boolean isWrite() {
        return switch (verb) {
            case "create", "update", "patch", "delete", "deletecollection" -> true;
            default -> false;
        };
    }

    boolean isWatch() {
        return verb.equals("watch");
    }
}
