package io.pteronimbus.controller.access;

import java.util.Set;
import java.util.TreeSet;

/**
 * A permission: some verbs on one kind of resource. {@code *} stands for every group, or every resource.
 *
 * @param name of the one object that is meant; empty: all of them. Who creates an object has no name for it yet
 * @param why for whoever reads the role
 */
public record Access(String group, String resource, String name, Set<String> verbs, String why) {

    public Access {
        verbs = Set.copyOf(verbs);
    }

    static Access to(String group, String resource, String why, String... verbs) {
        return new Access(group, resource, "", new TreeSet<>(Set.of(verbs)), why);
    }

    Access named(String only) {
        return new Access(group, resource, only, verbs, why);
    }

    /** Whether a request is of this kind; its object's name is left to the cluster. */
    public boolean allows(ApiRequest request) {
        return verbs.contains(request.verb())
                && (group.equals("*") || group.equals(request.group()))
                && (resource.equals("*") || resource.equals(request.resource()));
    }
}
