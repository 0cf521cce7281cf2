package io.pteronimbus.localcluster.kinds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every kind that is served right now. A definition counts from the moment it is stored. */
public final class ResourceRegistry {

    public static final String DEFINITIONS_GROUP = "apiextensions.k8s.io";
    public static final String DEFINITIONS = "customresourcedefinitions";

    private record Compiled(String resourceVersion, List<ResourceType> types) {}

    private final List<ResourceType> builtIn = BuiltInTypes.load();
    private final ConcurrentHashMap<String, Compiled> custom = new ConcurrentHashMap<>();
    private final ObjectStore store;

    public ResourceRegistry(ObjectStore store) {
        this.store = store;
    }

    public Optional<ResourceType> find(String group, String version, String plural) {
        for (ResourceType type : builtIn) {
            if (type.is(group, plural)) {
                return type.version().equals(version) ? Optional.of(type) : Optional.empty();
            }
        }
        return store.get(new ObjectKey(DEFINITIONS_GROUP, DEFINITIONS, null, plural + "." + group))
                .flatMap(definition -> compiled(definition).stream()
                        .filter(type -> type.version().equals(version))
                        .findFirst());
    }

    /** All types, the built-in ones first. */
    public List<ResourceType> all() {
        var all = new ArrayList<>(builtIn);
        store.list(DEFINITIONS_GROUP, DEFINITIONS, null).forEach(definition -> all.addAll(compiled(definition)));
        return all;
    }

    private List<ResourceType> compiled(ObjectNode definition) {
        var metadata = definition.path("metadata");
        String version = metadata.path("resourceVersion").asText();
        return custom.compute(
                        metadata.path("name").asText(),
                        (name, known) ->
                                known != null && known.resourceVersion().equals(version)
                                        ? known
                                        : new Compiled(version, CustomTypes.of(definition)))
                .types();
    }
}
