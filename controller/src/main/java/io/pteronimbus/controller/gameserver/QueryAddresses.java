package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.pteronimbus.controller.ControllerConfig;
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
    private final String publicHost;

    QueryAddresses(PodChild pods, ServiceChild services, ControllerConfig config) {
        this.pods = pods;
        this.services = services;
        publicHost = config.publicHost();
    }

    /** @param host an address, or the name of a node */
    public record QueryAddress(String host, int port) {}

    /** A pod whose address is loopback has none of its own: it is asked at its node port. Empty while it has no address at all. */
    public Optional<QueryAddress> inPod(GameServer server, ServerRef ref) {
        var ip = pods.present(ref)
                .map(pod -> pod.getStatus())
                .map(status -> status.getPodIP())
                .orElse("");
        if (ip.isEmpty()) {
            return Optional.empty();
        }
        return ip.startsWith("127.") || ip.equals("::1")
                ? nodePort(server, ref).map(port -> new QueryAddress(ip, port))
                : asked(server).map(port -> new QueryAddress(ip, port.containerPort()));
    }

    public Optional<QueryAddress> atNode(GameServer server, ServerRef ref) {
        return nodePort(server, ref).map(port -> new QueryAddress(publicHost, port));
    }

    private Optional<Integer> nodePort(GameServer server, ServerRef ref) {
        return asked(server)
                .flatMap(asked -> services.present(ref).stream()
                        .map(Service::getSpec)
                        .flatMap(spec -> spec.getPorts().stream())
                        .filter(port -> asked.name().equals(port.getName()))
                        .findFirst())
                .map(ServicePort::getNodePort)
                .filter(port -> port > 0);
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
