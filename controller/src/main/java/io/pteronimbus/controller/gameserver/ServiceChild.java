package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.dsl.ServerSideApplicable;
import io.pteronimbus.controller.ControllerConfig;
import io.pteronimbus.controller.Exposure;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerStatus.Address;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where players reach the server: a port on every node, which it keeps for life, an address of its own that the cluster's load balancer gives it, or a
 * port of the node it runs on, which it keeps for life too.
 */
@Singleton
final class ServiceChild extends Child<Service> {
    /** What the cluster says when it cannot give a Service a node port; it has no code of its own for that. */
    private static final String NO_NODE_PORT = "failed to allocate a nodePort";

    private final KubernetesClient once;
    private final String publicHost;
    private final Exposure exposure;
    private final HostPorts hostPorts;
    private final Function<ServerRef, Optional<String>> homes;
    private boolean knowsHostPorts;

    @Inject
    ServiceChild(KubernetesClient client, ControllerConfig config, HostPorts hostPorts, Homes homes) {
        this(client, config, hostPorts, homes::address);
    }

    /** @param homes how the node is reached that has a server's pod */
    ServiceChild(
            KubernetesClient client,
            ControllerConfig config,
            HostPorts hostPorts,
            Function<ServerRef, Optional<String>> homes) {
        super(Service.class, client);
        // a cluster without ports answers as one that is in trouble, and to ask again at once is of no use
        once = client.newClient(
                        new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                                .withRequestRetryBackoffLimit(0)
                                .build())
                .adapt(KubernetesClient.class);
        publicHost = config.publicHost();
        exposure = config.exposure();
        this.hostPorts = hostPorts;
        this.homes = homes;
    }

    /**
     * How a server is reached.
     *
     * @param address null: not known yet
     * @param refusal why it has no port; null if it has one, or needs none
     */
    record Reach(@Nullable Address address, @Nullable String refusal) {
        static final Reach NONE = new Reach(null, null);
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
                .withMetadata(metadata(ref))
                .withNewSpec()
                .withType(exposure.serviceType())
                .withSelector(Map.of(Labels.SERVER, ref.serverId().toString()))
                .withPublishNotReadyAddresses(true)
                .withPorts(ports)
                .endSpec()
                .build();
    }

    private ObjectMeta metadata(ServerRef ref) {
        var metadata = Labels.metadata(ref, name(ref));
        if (exposure == Exposure.HOST_PORT) {
            metadata.setAnnotations(Map.of(PortNote.ANNOTATION, PortNote.write(hostPorts.of(ref))));
        }
        return metadata;
    }

    /** Without its note the next controller would give away the server's ports. */
    @Override
    boolean drifted(Service actual, Service desired) {
        return exposure == Exposure.HOST_PORT && !PortNote.read(desired).equals(PortNote.read(actual));
    }

    @Override
    ServerSideApplicable<Service> applying(Service desired) {
        return once.resource(desired).fieldManager(FIELD_MANAGER);
    }

    /** A server without ports has no address, and needs no service. */
    Reach ensureReach(GameServer server, ServerRef ref) {
        if (server.getSpec().ports().isEmpty()) {
            return Reach.NONE;
        }
        if (exposure == Exposure.HOST_PORT && !holdPorts(server, ref)) {
            return new Reach(null, Sentences.ofNoHostPort(hostPorts.range()));
        }
        try {
            return new Reach(address(ensure(server, ref, 0), server, ref).orElse(null), null);
        } catch (KubernetesClientException e) {
            var said = String.valueOf(e.getMessage());
            if (!said.contains(NO_NODE_PORT)) {
                throw e;
            }
            return new Reach(null, Sentences.NO_NODE_PORT);
        }
    }

    private boolean holdPorts(GameServer server, ServerRef ref) {
        learnPorts();
        return hostPorts.hold(ref, server.getSpec().ports());
    }

    /** What was given out before this process was; of two that have the same port by some mishap the older one keeps it. */
    private synchronized void learnPorts() {
        if (knowsHostPorts) {
            return;
        }
        everywhere()
                .sorted(Comparator.comparing(service -> service.getMetadata().getCreationTimestamp()))
                .forEach(service ->
                        ServerRef.of(service).ifPresent(server -> hostPorts.learn(server, PortNote.read(service))));
        knowsHostPorts = true;
    }

    /** As it is now, and nothing is changed for it. */
    Reach presentReach(GameServer server, ServerRef ref) {
        return new Reach(
                present(ref).flatMap(service -> address(service, server, ref)).orElse(null), null);
    }

    Optional<Address> address(Service service, GameServer server, ServerRef ref) {
        return switch (exposure) {
            case NODE_PORT ->
                service.getSpec().getPorts().stream()
                        .map(ServicePort::getNodePort)
                        .filter(port -> port != null && port > 0)
                        .findFirst()
                        .map(port -> Address.of(publicHost, port));
            case LOAD_BALANCER ->
                balancer(service).flatMap(host -> first(service).map(port -> Address.of(host, port)));
            case HOST_PORT -> atHome(service, server, ref);
        };
    }

    /** The node's that has the pod; while none has it, the last one's. */
    private Optional<Address> atHome(Service service, GameServer server, ServerRef ref) {
        var port = service.getSpec().getPorts().stream()
                .map(ServicePort::getName)
                .flatMap(name -> Optional.ofNullable(PortNote.read(service).get(name)).stream())
                .findFirst();
        var last = server.getStatus() == null ? null : server.getStatus().address();
        return port.flatMap(number -> homes.apply(ref)
                .map(host -> Address.of(host, number))
                .or(() -> Optional.ofNullable(last).filter(address -> address.port() == number)));
    }

    /** What the game's port of that name is called from outside the pod; empty if it is not reached at its node. */
    Optional<Integer> portAtNode(ServerRef ref, String name) {
        var service = present(ref);
        return exposure == Exposure.HOST_PORT
                ? service.map(found -> PortNote.read(found).get(name))
                : service.stream()
                        .flatMap(found -> found.getSpec().getPorts().stream())
                        .filter(port -> name.equals(port.getName()))
                        .flatMap(port -> Optional.ofNullable(port.getNodePort()).stream())
                        .filter(port -> port > 0)
                        .findFirst();
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
