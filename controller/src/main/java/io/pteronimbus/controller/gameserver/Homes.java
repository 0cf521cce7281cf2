package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.Pod;
import io.pteronimbus.controller.node.KnownNode;
import io.pteronimbus.controller.node.Nodes;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Where servers run. Has those looked at of whose node there is news. */
@Singleton
class Homes {
    private final PodChild pods;
    private final Nodes nodes;

    Homes(PodChild pods, Nodes nodes, GameServers servers, Triggers triggers) {
        this.pods = pods;
        this.nodes = nodes;
        nodes.onChange(
                node -> servers.refs().filter(server -> isAt(server, node)).forEach(triggers::lookAt));
    }

    /** How the node is reached that has the server's pod; empty while none has it. */
    Optional<String> address(ServerRef server) {
        return pods.present(server).flatMap(this::address);
    }

    private Optional<String> address(Pod pod) {
        return nodes.find(PodChild.nodeOf(pod))
                .map(KnownNode::address)
                .or(() -> Optional.ofNullable(pod.getStatus())
                        .map(status -> status.getHostIP())
                        .filter(host -> !host.isEmpty()));
    }

    private boolean isAt(ServerRef server, String node) {
        return pods.present(server)
                .filter(pod -> node.equals(PodChild.nodeOf(pod)))
                .isPresent();
    }
}
