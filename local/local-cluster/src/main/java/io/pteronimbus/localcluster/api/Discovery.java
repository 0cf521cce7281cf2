package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.kinds.ResourceRegistry;
import io.pteronimbus.localcluster.kinds.ResourceType;
import io.pteronimbus.localcluster.store.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the API says about itself. */
final class Discovery {

    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    private static final List<String> READING = List.of("get", "list");

    private final ResourceRegistry registry;

    Discovery(ResourceRegistry registry) {
        this.registry = registry;
    }

    static ObjectNode version() {
        return Json.object()
                .put("major", "1")
                .put("minor", "32")
                .put("gitVersion", "v1.32.0+pteronimbus")
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("buildDate", "2026-01-01T00:00:00Z")
                .put("goVersion", "")
                .put("compiler", "")
                .put("platform", "jvm/" + System.getProperty("os.arch"));
    }

    static ObjectNode coreVersions() {
        ObjectNode versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs");
        return versions;
    }

    ObjectNode groups() {
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        versionsByGroup().forEach((name, versions) -> groups.add(group(name, versions)));
        return list;
    }

    /** @throws io.pteronimbus.localcluster.store.StatusException 404 for a group that nothing is served of */
    ObjectNode group(String name) {
        Set<String> versions = versionsByGroup().get(name);
        if (versions == null) {
            throw ApiRequest.notFound();
        }
        return group(name, versions).put("kind", "APIGroup").put("apiVersion", "v1");
    }

    private Map<String, Set<String>> versionsByGroup() {
        var groups = new LinkedHashMap<String, Set<String>>();
        for (ResourceType type : registry.all()) {
            if (!type.group().isEmpty()) {
                groups.computeIfAbsent(type.group(), any -> new LinkedHashSet<>())
                        .add(type.version());
            }
        }
        return groups;
    }

    private static ObjectNode group(String name, Set<String> versions) {
        ObjectNode group = Json.object().put("name", name);
        ArrayNode list = group.putArray("versions");
        versions.forEach(version ->
                list.addObject().put("groupVersion", name + "/" + version).put("version", version));
        group.set("preferredVersion", list.get(0));
        return group;
    }

    /** @throws io.pteronimbus.localcluster.store.StatusException 404 for a version that nothing is served of */
    ObjectNode resources(String group, String version) {
        List<ResourceType> types = registry.all().stream()
                .filter(type -> type.group().equals(group) && type.version().equals(version))
                .toList();
        if (types.isEmpty()) {
            throw ApiRequest.notFound();
        }
        ObjectNode list = Json.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", types.getFirst().apiVersion());
        ArrayNode resources = list.putArray("resources");
        types.forEach(type -> {
            add(resources, type);
            type.subresources().stream().sorted().forEach(name -> addSubresource(resources, type, name));
        });
        return list;
    }

    private static void add(ArrayNode resources, ResourceType type) {
        ObjectNode resource = resources
                .addObject()
                .put("name", type.plural())
                .put("singularName", type.singular())
                .put("namespaced", type.namespaced())
                .put("kind", type.kind());
        (type.isComputed() ? READING : VERBS).forEach(resource.putArray("verbs")::add);
        if (!type.shortNames().isEmpty()) {
            type.shortNames().forEach(resource.putArray("shortNames")::add);
        }
        if (!type.categories().isEmpty()) {
            type.categories().forEach(resource.putArray("categories")::add);
        }
    }

    private static void addSubresource(ArrayNode resources, ResourceType type, String name) {
        ObjectNode resource = resources
                .addObject()
                .put("name", type.plural() + "/" + name)
                .put("singularName", "")
                .put("namespaced", type.namespaced());
        List<String> verbs;
        if (name.equals("scale")) {
            resource.put("group", "autoscaling").put("version", "v1").put("kind", "Scale");
            verbs = List.of("get", "patch", "update");
        } else if (name.equals("status")) {
            resource.put("kind", type.kind());
            verbs = List.of("get", "patch", "update");
        } else if (name.equals("eviction")) {
            resource.put("group", "policy").put("version", "v1").put("kind", "Eviction");
            verbs = List.of("create");
        } else {
            resource.put(
                    "kind", name.equals("log") ? "Pod" : name.equals("exec") ? "PodExecOptions" : "PodAttachOptions");
            verbs = name.equals("log") ? List.of("get") : List.of("create", "get");
        }
        verbs.forEach(resource.putArray("verbs")::add);
    }
}
