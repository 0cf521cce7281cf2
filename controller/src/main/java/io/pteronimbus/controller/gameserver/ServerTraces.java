package io.pteronimbus.controller.gameserver;

import io.pteronimbus.controller.event.TransitionPublisher;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerStatus;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What is remembered here of each server, beside its resource: it comes and goes with that. */
@Unremovable // looked up by the store, where no injection is seen
@Singleton
public class ServerTraces {
    private final GameServers servers;
    private final ServerStates states;
    private final ServerPods pods;
    private final PodRefusals refusals;
    private final DoneLines doneLines;
    private final InstallChild installs;
    private final StatusWriter statuses;
    private final TransitionPublisher transitions;
    private final Event<TenantCame> firsts;

    ServerTraces(
            GameServers servers,
            ServerStates states,
            ServerPods pods,
            PodRefusals refusals,
            DoneLines doneLines,
            InstallChild installs,
            StatusWriter statuses,
            TransitionPublisher transitions,
            Event<TenantCame> firsts) {
        this.servers = servers;
        this.states = states;
        this.pods = pods;
        this.refusals = refusals;
        this.doneLines = doneLines;
        this.installs = installs;
        this.statuses = statuses;
        this.transitions = transitions;
        this.firsts = firsts;
    }

    void seen(GameServer server) {
        var isFirst = servers.came(server);
        servers.refOf(server)
                .ifPresent(ref -> Optional.ofNullable(server.getStatus())
                        .map(GameServerStatus::state)
                        .ifPresent(state -> states.seen(ref, state)));
        if (isFirst) {
            ServerRef.tenantOf(server).map(TenantCame::new).ifPresent(firsts::fire);
        }
    }

    /** The resource is gone, in whatever way. */
    void erase(GameServer server) {
        servers.went(server);
        servers.refOf(server).ifPresent(ref -> {
            states.forget(ref);
            pods.forget(ref);
            refusals.forget(ref);
            doneLines.forget(ref);
            installs.forget(ref);
        });
        statuses.forget(server);
        transitions.forget(server.getMetadata().getUid());
    }
}
