package io.pteronimbus.controller.access;

import io.pteronimbus.crd.GameServer;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything the controller asks of a cluster. The roles in {@code deploy/rbac} are made from it, and its tests of the whole run under it: a
 * request that is not here is refused there, and what nobody asks for fails a test.
 *
 * <p>A server-side apply of what is not there yet needs both {@code patch} and {@code create}.
 */
public final class ControllerAccess {
    private static final String CORE = "";

    /** In all namespaces, because tenants' namespaces come and go. */
    public static final List<Access> CLUSTER = List.of(
            Access.to(
                    "apiextensions.k8s.io",
                    "customresourcedefinitions",
                    "the definition is brought up to date at start",
                    "create",
                    "patch",
                    "list",
                    "watch"),
            Access.to(
                    CORE,
                    "namespaces",
                    "a tenant's namespace comes with its first server and goes after its last",
                    "get",
                    "list",
                    "create",
                    "patch",
                    "delete"),
            Access.to(
                    GameServer.GROUP,
                    "gameservers",
                    "the panel's intent",
                    "get",
                    "list",
                    "watch",
                    "create",
                    "patch",
                    "delete"),
            Access.to(GameServer.GROUP, "gameservers/status", "what is observed", "update"),
            Access.to(
                    GameServer.GROUP,
                    "gameservers/finalizers",
                    "children name their server as owner; asked for where OwnerReferencesPermissionEnforcement is on",
                    "update"),
            Access.to(
                    GameServer.GROUP,
                    "gametemplates",
                    "the panel's templates are written, those of others read",
                    "get",
                    "list",
                    "watch",
                    "create",
                    "patch",
                    "delete"),
            child(CORE, "persistentvolumeclaims", "a server's data"),
            child(CORE, "services", "a server's address"),
            child("apps", "statefulsets", "the game"),
            child("batch", "jobs", "what makes a server's files"),
            child(CORE, "secrets", "values of secret variables; of what it watches it keeps names and marks alone"),
            Access.to(CORE, "configmaps", "the script of that", "create", "patch", "delete"),
            child("policy", "poddisruptionbudgets", "a server that is not to be moved"),
            child("networking.k8s.io", "networkpolicies", "a server's ports, and a tenant's namespace"),
            Access.to(CORE, "pods", "games are watched, restarted and killed", "get", "list", "watch", "delete"),
            Access.to(CORE, "pods/log", "the line that says that a game is up; the console", "get"),
            Access.to(
                    CORE,
                    "pods/attach",
                    "commands; Kubernetes asks for get up to 1.34, and for create as well from 1.35",
                    "get",
                    "create"),
            Access.to("metrics.k8s.io", "pods", "what games use", "list"),
            Access.to(CORE, "nodes", "what the cluster can give", "list", "watch"),
            Access.to(CORE, "events", "what went wrong with a server, for people", "create"),
            Access.to(
                    CORE,
                    "events",
                    "why the cluster makes no pod of a server: it says so nowhere else",
                    "list",
                    "watch"),
            limit("resourcequotas"),
            limit("limitranges"),
            Access.to(CORE, "resourcequotas", "foreign limits are taken out again", "get", "update"),
            Access.to("networking.k8s.io", "networkpolicies", "foreign rules are taken out again", "get", "update"));

    /** In the controller's own namespace alone. */
    public static final List<Access> OWN_NAMESPACE = List.of(
            Access.to("coordination.k8s.io", "leases", "which of several controllers works", "get", "create", "update"),
            Access.to(CORE, "secrets", "the credential the panel gave it, when it enrols", "create"),
            Access.to(CORE, "secrets", "that credential", "get", "patch").named("pteronimbus-link"));

    /**
     * Not needed to run servers. Without it the namespace of a tenant without servers stays: nobody can tell whether something is left in a
     * namespace who may not list every kind there is. A role knows no lists of names alone, so this one reads.
     */
    public static final List<Access> SWEEP =
            List.of(Access.to("*", "*", "is anything left in a namespace that is to go?", "list"));

    private ControllerAccess() {}

    private static Access child(String group, String resource, String why) {
        return Access.to(group, resource, why, "list", "watch", "create", "patch", "delete");
    }

    private static Access limit(String resource) {
        return Access.to(CORE, resource, "what a tenant may use", "list", "watch", "create", "patch");
    }

    /** Whether one that has all the roles may do it. */
    public static boolean allows(ApiRequest request, String ownNamespace) {
        return Stream.concat(CLUSTER.stream(), SWEEP.stream()).anyMatch(access -> access.allows(request))
                || (ownNamespace.equals(request.namespace())
                        && OWN_NAMESPACE.stream().anyMatch(access -> access.allows(request)));
    }
}
