package io.pteronimbus.controller.gameserver;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Set;

/** Servers that wait for a port because all are in use: the one that has waited longest is looked at when a server is gone. */
@Singleton
class PortQueue {
    private final HostPorts hostPorts;
    private final Triggers triggers;
    private final Set<ServerRef> waiting = new LinkedHashSet<>();

    PortQueue(HostPorts hostPorts, Triggers triggers) {
        this.hostPorts = hostPorts;
        this.triggers = triggers;
    }

    synchronized void stand(ServerRef server, boolean waits) {
        if (waits) {
            waiting.add(server);
        } else {
            waiting.remove(server);
        }
    }

    synchronized void gone(@Observes ServerGone gone) {
        waiting.remove(gone.server());
        hostPorts.release(gone.server());
        waiting.stream().findFirst().ifPresent(triggers::lookAt);
    }
}
