package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.pteronimbus.controller.ControllerConfig;
import io.pteronimbus.controller.Exposure;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerStatus.Address;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where players reach the server: a port on every node, which it keeps for life, or an address of its own that the
 * cluster's load balancer gives it.
 */
@Singleton
final class ServiceChild extends Child<Service> {
    private final String publicHost;
    private final Exposure exposure;

    ServiceChild(KubernetesClient client, ControllerConfig config) {
        super(Service.class, client);
        publicHost = config.publicHost();
        exposure = config.exposure();
    }

    @Override
    String name(ServerRef ref) {
        return ref.name();
    }

    @Override
    Service desired(GameServer server, ServerRef ref, int replicas) {
        var ports = server.getSpec().ports().stream()
                .map(port -> new ServicePortBuilder()
                        .withName(port.name())
                        .withPort(port.containerPort())
                        .withTargetPort(new IntOrString(port.containerPort()))
                        .withProtocol(port.protocol().name())
                        .build())
                .toList();
        return new ServiceBuilder()
                .withMetadata(Labels.metadata(ref, name(ref)))
                .withNewSpec()
                .withType(exposure.serviceType())
                .withSelector(Map.of(Labels.SERVER, ref.serverId().toString()))
                .withPublishNotReadyAddresses(true)
                .withPorts(ports)
                .endSpec()
                .build();
    }

    /** A server without ports has no address, and needs no service. */
    Optional<Address> ensureAddress(GameServer server, ServerRef ref) {
        return server.getSpec().ports().isEmpty() ? Optional.empty() : address(ensure(server, ref, 0));
    }

    Optional<Address> address(Service service) {
        return switch (exposure) {
            case NODE_PORT ->
                service.getSpec().getPorts().stream()
                        .map(ServicePort::getNodePort)
                        .filter(port -> port != null && port > 0)
                        .findFirst()
                        .map(port -> Address.of(publicHost, port));
            case LOAD_BALANCER ->
                balancer(service).flatMap(host -> first(service).map(port -> Address.of(host, port)));
        };
    }

    /** Empty until the cluster has given one. */
    private static Optional<String> balancer(Service service) {
        var status = service.getStatus() == null ? null : service.getStatus().getLoadBalancer();
        return status == null
                ? Optional.empty()
                : status.getIngress().stream()
                        .flatMap(entry -> Stream.of(entry.getHostname(), entry.getIp()))
                        .filter(host -> host != null && !host.isEmpty())
                        .findFirst();
    }

    private static Optional<Integer> first(Service service) {
        return service.getSpec().getPorts().stream().map(ServicePort::getPort).findFirst();
    }
}
