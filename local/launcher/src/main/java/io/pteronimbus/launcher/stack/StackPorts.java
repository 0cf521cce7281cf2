package io.pteronimbus.launcher.stack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pteronimbus.launcher.infra.FreePorts;
import io.pteronimbus.launcher.infra.Infrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * The ports of one stack by process name, kept in {@code ports.json}: those chosen once are used again as long as they
 * are free.
 */
record StackPorts(Map<String, Integer> byName) {
    static final int DEFAULT_GATEWAY = 8080;
    static final String CLUSTER = "local-cluster";
    /** Beside the mailbox's own port, on which its page is. */
    static final String MAILBOX_SMTP = "mailbox-smtp";

    private static final int PREFERRED_CLUSTER = 8443;
    private static final String FILE = "ports.json";
    private static final JsonMapper JSON = new JsonMapper();

    StackPorts {
        byName = Map.copyOf(byName);
    }

    /** The ports of the last start, if there was one. */
    static Optional<StackPorts> read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), StackPorts.class)) : Optional.empty();
    }

    /**
     * Chooses ports for a start and keeps them.
     *
     * @param gateway the one port people see; the caller has seen that it is free
     * @param simulators those that the stack has; the others have no ports
     */
    static StackPorts choose(Path directory, int gateway, IntPredicate isFree, Set<Simulator> simulators)
            throws IOException {
        Map<String, Integer> last = read(directory).map(StackPorts::byName).orElse(Map.of());
        Choice choice = new Choice(last, isFree, gateway == DEFAULT_GATEWAY);
        choice.take(Service.GATEWAY.module(), gateway);
        for (Service service : Service.values()) {
            if (service != Service.GATEWAY) {
                choice.choose(service.module(), service.preferredPort());
            }
        }
        choice.choose(CLUSTER, PREFERRED_CLUSTER);
        for (Simulator simulator : simulators) {
            choice.choose(simulator.module(), simulator.preferredPort());
        }
        if (simulators.contains(Simulator.MAILBOX)) {
            choice.choose(MAILBOX_SMTP, 0);
        }
        for (String name : Infrastructure.Ports.NAMES) {
            choice.choose(name, 0);
        }
        StackPorts ports = new StackPorts(choice.chosen);
        PrivateFiles.write(directory.resolve(FILE), JSON.writeValueAsBytes(ports));
        return ports;
    }

    /** Also tells a later look what the start was told, whose environment is gone by then. */
    boolean has(Simulator simulator) {
        return byName.containsKey(simulator.module());
    }

    int of(Service service) {
        return of(service.module());
    }

    int of(Simulator simulator) {
        return of(simulator.module());
    }

    /** What people type into their browser to see it. */
    String address(Simulator simulator) {
        return "http://localhost:" + of(simulator);
    }

    int of(String name) {
        Integer port = byName.get(name);
        if (port == null) {
            throw new IllegalArgumentException("No port was chosen for " + name);
        }
        return port;
    }

    Infrastructure.Ports infrastructure() {
        return Infrastructure.Ports.of(this::of);
    }

    private static final class Choice {
        private final Map<String, Integer> last;
        private final IntPredicate isFree;
        private final boolean usual;
        private final FreePorts free = new FreePorts();
        private final Map<String, Integer> chosen = new TreeMap<>();

        /** @param usual whether the well-known ports are preferred, as they are for the stack on the usual gateway port */
        Choice(Map<String, Integer> last, IntPredicate isFree, boolean usual) {
            this.last = last;
            this.isFree = isFree;
            this.usual = usual;
        }

        void take(String name, int port) {
            free.reserve(port);
            chosen.put(name, port);
        }

        void choose(String name, int preferred) throws IOException {
            Integer before = last.get(name);
            if (usual && preferred != 0 && isAvailable(preferred)) {
                take(name, preferred);
            } else if (before != null && isAvailable(before)) {
                take(name, before);
            } else {
                chosen.put(name, free.next());
            }
        }

        private boolean isAvailable(int port) {
            return !chosen.containsValue(port) && isFree.test(port);
        }
    }
}
