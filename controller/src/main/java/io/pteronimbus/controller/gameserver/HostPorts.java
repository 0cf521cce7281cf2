package io.pteronimbus.controller.gameserver;

import io.pteronimbus.controller.ControllerConfig;
import io.pteronimbus.controller.PortRange;
import io.pteronimbus.crd.GameServerSpec.Port;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Which server has which ports of the nodes: each has one owner in the whole cluster, so that it can be kept wherever the server runs. What is
 * given out here is written down in the server's Service, and learnt from there by the next controller. A port that is free again is the last to be
 * given out once more, so that old addresses lead nowhere for long.
 */
@Singleton
class HostPorts {
    private final PortRange range;
    private final Map<Integer, ServerRef> owners = new HashMap<>();
    private final Map<ServerRef, Map<String, Integer>> held = new HashMap<>();
    private int next;

    @Inject
    HostPorts(ControllerConfig config) {
        this(config.hostPorts(), RandomGenerator.getDefault());
    }

    HostPorts(PortRange range, RandomGenerator random) {
        this.range = range;
        next = random.nextInt(range.first(), range.last() + 1);
    }

    /** The server's ports, by the names its game has for them. */
    synchronized Map<String, Integer> of(ServerRef server) {
        return held.getOrDefault(server, Map.of());
    }

    PortRange range() {
        return range;
    }

    /** What is written down of a server; a port that another one has already is not learnt. */
    synchronized void learn(ServerRef server, Map<String, Integer> ports) {
        var mine = new TreeMap<>(of(server));
        ports.forEach((name, port) -> {
            if (owners.getOrDefault(port, server).equals(server)) {
                mine.put(name, port);
            }
        });
        keep(server, mine);
    }

    /**
     * Sees to it that the server has a port for each that its game listens at; those it has it keeps. TCP and UDP at the same number get the same one.
     *
     * @return false when too few are left; then it has what it had before
     */
    synchronized boolean hold(ServerRef server, List<Port> ports) {
        var before = of(server);
        var mine = new TreeMap<String, Integer>();
        for (var port : ports) {
            var number = Optional.ofNullable(before.get(port.name()))
                    .or(() -> twin(port, ports, before, mine))
                    .or(() -> free(mine));
            if (number.isEmpty()) {
                return false;
            }
            mine.put(port.name(), number.get());
        }
        keep(server, mine);
        return true;
    }

    private static Optional<Integer> twin(
            Port port, List<Port> ports, Map<String, Integer> before, Map<String, Integer> mine) {
        return ports.stream()
                .filter(other -> other.containerPort() == port.containerPort() && other.protocol() != port.protocol())
                .flatMap(other ->
                        Optional.ofNullable(before.getOrDefault(other.name(), mine.get(other.name()))).stream())
                .findFirst();
    }

    private Optional<Integer> free(Map<String, Integer> taken) {
        for (int tries = 0; tries < range.size(); tries++) {
            var port = next;
            next = port == range.last() ? range.first() : port + 1;
            if (!owners.containsKey(port) && !taken.containsValue(port)) {
                return Optional.of(port);
            }
        }
        return Optional.empty();
    }

    private void keep(ServerRef server, Map<String, Integer> ports) {
        of(server).values().forEach(owners::remove);
        ports.values().forEach(port -> owners.put(port, server));
        if (ports.isEmpty()) {
            held.remove(server);
        } else {
            held.put(server, Map.copyOf(ports));
        }
    }

    /** The server is gone. */
    synchronized void release(ServerRef server) {
        keep(server, Map.of());
    }
}
