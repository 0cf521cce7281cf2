package io.pteronimbus.localcluster.store;

import org.jspecify.annotations.Nullable;

/**
 * Where an object lives.
 *
 * @param group     API group, empty for the core group
 * @param resource  plural resource name, for example {@code pods}
 * @param namespace null for cluster-scoped objects
 * @param name      the object's name
 */
public record ObjectKey(
        String group, String resource, @Nullable String namespace, String name) implements Comparable<ObjectKey> {

    public static ObjectKey pod(String namespace, String name) {
        return new ObjectKey("", "pods", namespace, name);
    }

    public static ObjectKey namespace(String name) {
        return new ObjectKey("", "namespaces", null, name);
    }

    /** Whether both keys name objects of the same kind. */
    public boolean sameKind(String otherGroup, String otherResource) {
        return group.equals(otherGroup) && resource.equals(otherResource);
    }

    /** The resource as error messages name it: {@code pods}, {@code statefulsets.apps}. */
    public String qualifiedResource() {
        return group.isEmpty() ? resource : resource + "." + group;
    }

    /** By namespace, then name: the order of every list. */
    @Override
    public int compareTo(ObjectKey other) {
        int byNamespace =
                (namespace == null ? "" : namespace).compareTo(other.namespace == null ? "" : other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }
}
