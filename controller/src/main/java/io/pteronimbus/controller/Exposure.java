package io.pteronimbus.controller;

/** How a cluster lets players reach its servers. */
public enum Exposure {
    /** A port of every node, found by the cluster. */
    NODE_PORT("NodePort"),
    /** An address of the cluster's load balancer for each server; the port is the game's own. */
    LOAD_BALANCER("LoadBalancer"),
    /** A port of the node that the server runs on, chosen by the controller out of a range; the Service is for the cluster alone. */
    HOST_PORT("ClusterIP");

    private final String serviceType;

    Exposure(String serviceType) {
        this.serviceType = serviceType;
    }

    /** The Service's {@code spec.type}. */
    public String serviceType() {
        return serviceType;
    }
}
