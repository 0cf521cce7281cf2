package io.pteronimbus.controller.gameserver;

import io.pteronimbus.controller.ControllerConfig;
import io.pteronimbus.controller.Exposure;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerSpec.Port;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Where a game is asked for its players: at its pod, or at a node where the controller does not stand in the cluster's
 * network. Read from the operator's caches.
 */
@Singleton
public class QueryAddresses {
    private final PodChild pods;
    private final ServiceChild services;
    private final Homes homes;
    private final ControllerConfig config;

    QueryAddresses(PodChild pods, ServiceChild services, Homes homes, ControllerConfig config) {
        this.pods = pods;
        this.services = services;
        this.homes = homes;
        this.config = config;
    }

    /** @param host an address, or the name of a node */
    public record QueryAddress(String host, int port) {}

    /** A pod whose address is loopback has none of its own: it is asked at its port of the node. Empty while it has no address at all. */
    public Optional<QueryAddress> inPod(GameServer server, ServerRef ref) {
        var ip = pods.present(ref)
                .map(pod -> pod.getStatus())
                .map(status -> status.getPodIP())
                .orElse("");
        if (ip.isEmpty()) {
            return Optional.empty();
        }
        return ip.startsWith("127.") || ip.equals("::1")
                ? portAtNode(server, ref).map(port -> new QueryAddress(ip, port))
                : asked(server).map(port -> new QueryAddress(ip, port.containerPort()));
    }

    public Optional<QueryAddress> atNode(GameServer server, ServerRef ref) {
        var host = config.exposure() == Exposure.HOST_PORT ? homes.address(ref) : Optional.of(config.publicHost());
        return host.flatMap(node -> portAtNode(server, ref).map(port -> new QueryAddress(node, port)));
    }

    private Optional<Integer> portAtNode(GameServer server, ServerRef ref) {
        return asked(server).flatMap(asked -> services.portAtNode(ref, asked.name()));
    }

    private static Optional<Port> asked(GameServer server) {
        var query = server.getSpec().query();
        return query == null
                ? Optional.empty()
                : server.getSpec().ports().stream()
                        .filter(port -> port.name().equals(query.port()))
                        .findFirst();
    }
}
