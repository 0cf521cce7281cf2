package io.pteronimbus.controller.gameserver;

/** Sees to it that a tenant's namespace is closed off and limited before anything of an external server is in it. */
public interface TenantGuard {
    /** Costs no request when it is. Throws KubernetesClientException when it is not, and cannot be made so now: try again. */
    void closeOff(ServerRef server);
}
