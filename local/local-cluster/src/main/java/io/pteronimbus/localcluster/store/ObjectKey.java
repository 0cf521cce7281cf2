package io.pteronimbus.localcluster.store;

import java.util.Comparator;
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

    private static final Comparator<ObjectKey> ORDER = Comparator.comparing(ObjectKey::space)
            .thenComparing(ObjectKey::name)
            .thenComparing(ObjectKey::resource)
            .thenComparing(ObjectKey::group);

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

    private String space() {
        return namespace == null ? "" : namespace;
    }

    /** By namespace, then name: the order of every list. Objects of different kinds never compare as equal. */
    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }
}
