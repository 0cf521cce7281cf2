package io.pteronimbus.localcluster.api;

import io.pteronimbus.localcluster.store.StatusException;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a path and its query ask for.
 *
 * @param resource    plural name, empty when the path names only a group version
 * @param namespace   null for cluster-scoped objects and for all namespaces
 * @param name        null for a collection
 * @param subresource empty for the object itself
 * @param warnings    what the answer tells the client in {@code Warning} headers
 */
record ApiRequest(
        String group,
        String version,
        String resource,
        @Nullable String namespace,
        @Nullable String name,
        String subresource,
        MultiMap query,
        List<String> warnings) {

    private static final List<String> NAMESPACE_SUBRESOURCES = List.of("status", "finalize");

    /** @throws StatusException 404 for a path that is no resource's */
    static ApiRequest parse(String path, MultiMap query) {
        List<String> segments = Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        boolean core = !segments.isEmpty() && segments.getFirst().equals("api");
        int prefix = core ? 2 : 3;
        if (segments.size() < prefix || !(core || segments.getFirst().equals("apis"))) {
            throw notFound();
        }
        String group = core ? "" : segments.get(1);
        List<String> rest = segments.subList(prefix, segments.size());
        String namespace = null;
        if (rest.size() > 2 && rest.getFirst().equals("namespaces") && !NAMESPACE_SUBRESOURCES.contains(rest.get(2))) {
            namespace = rest.get(1);
            rest = rest.subList(2, rest.size());
        }
        if (rest.size() > 3) {
            throw notFound();
        }
        return new ApiRequest(
                group,
                segments.get(prefix - 1),
                rest.isEmpty() ? "" : rest.getFirst(),
                namespace,
                rest.size() > 1 ? rest.get(1) : null,
                rest.size() > 2 ? rest.get(2) : "",
                query,
                new ArrayList<>());
    }

    static StatusException notFound() {
        return new StatusException(404, "NotFound", "the server could not find the requested resource");
    }

    String parameter(String parameter) {
        String value = query.get(parameter);
        return value == null ? "" : value;
    }

    boolean flag(String parameter) {
        String value = query.get(parameter);
        return value != null && (value.isEmpty() || value.equals("true") || value.equals("1"));
    }

    /** @throws StatusException 400 when the parameter is no whole number */
    long number(String parameter, long absent) {
        String value = parameter(parameter);
        if (value.isEmpty()) {
            return absent;
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw StatusException.badRequest("invalid value for " + parameter + ": " + value);
        }
    }

    boolean dryRun() {
        String value = parameter("dryRun");
        if (!value.isEmpty() && !value.equals("All")) {
            throw StatusException.badRequest("invalid dryRun: only \"All\" is known");
        }
        return !value.isEmpty();
    }

    boolean watches() {
        return flag("watch");
    }

    String requiredName() {
        if (name == null) {
            throw new StatusException(
                    405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
        }
        return name;
    }
}
