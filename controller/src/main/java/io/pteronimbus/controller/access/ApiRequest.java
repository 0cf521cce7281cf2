package io.pteronimbus.controller.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to the Kubernetes API in the words that permissions are made of.
 *
 * @param verb as in a role: {@code list}, {@code patch} ...
 * @param group empty for the core
 * @param resource the plural, with a subresource behind a slash
 * @param namespace null: of the whole cluster, or of all namespaces
 */
public record ApiRequest(
        String verb,
        String group,
        String resource,
        @Nullable String namespace) {
    private static final String NAMESPACES = "namespaces";

    /**
     * Empty for what is no resource, such as the list of kinds: every client may see that.
     *
     * @param uri path and query
     */
    public static Optional<ApiRequest> of(String method, String uri) {
        var query = uri.indexOf('?');
        var path = Arrays.stream((query < 0 ? uri : uri.substring(0, query)).split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        if (path.size() >= 3 && path.getFirst().equals("api")) {
            return Optional.of(of(method, uri, "", path.subList(2, path.size())));
        }
        if (path.size() >= 4 && path.getFirst().equals("apis")) {
            return Optional.of(of(method, uri, path.get(1), path.subList(3, path.size())));
        }
        return Optional.empty();
    }

    private static ApiRequest of(String method, String uri, String group, List<String> path) {
        var isNamespaced = path.size() >= 3 && path.getFirst().equals(NAMESPACES);
        var place = isNamespaced ? path.subList(2, path.size()) : path;
        var resource = place.getFirst() + (place.size() > 2 ? "/" + place.get(2) : "");
        return new ApiRequest(verb(method, uri, place.size() > 1), group, resource, isNamespaced ? path.get(1) : null);
    }

    private static String verb(String method, String uri, boolean ofOne) {
        return switch (method) {
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> ofOne ? "delete" : "deletecollection";
            default -> {
                if (uri.contains("watch=true")) {
                    yield "watch";
                }
                yield ofOne ? "get" : "list";
            }
        };
    }
}
