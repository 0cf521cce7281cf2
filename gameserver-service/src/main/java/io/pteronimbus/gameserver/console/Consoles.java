package io.pteronimbus.gameserver.console;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.gameserver.link.LinkConnected;
import io.pteronimbus.gameserver.replica.Replicas;
import io.pteronimbus.gameserver.server.IntentAccepted;
import io.pteronimbus.gameserver.server.ServerBrief;
import io.pteronimbus.gameserver.server.StateObserved;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The consoles somebody uses at present, on this replica. */
@Startup
@ApplicationScoped
class Consoles {
    private static final String STATE = "server-state";
    private static final String GONE = "GONE";

    private final Map<UUID, ServerConsole> consoles = new ConcurrentHashMap<>();
    private final ConsoleWorld world;
    private final Replicas replicas;

    Consoles(ConsoleWorld world, Replicas replicas) {
        this.world = world;
        this.replicas = replicas;
        replicas.on(STATE, this::hearState);
    }

    void attach(Viewer viewer, ServerBrief server) {
        ServerConsole console;
        do {
            console = console(server);
            viewer.watch(console);
        } while (!console.attach(viewer, server));
    }

    /** Sends a line to a server's game; the answer is never an exception. */
    CompletableFuture<CommandResult> command(ServerBrief server, String text, Actor actor) {
        ServerConsole console;
        do {
            console = console(server);
        } while (!console.use(server));
        return console.command(text, actor);
    }

    void forEach(Consumer<ServerConsole> action) {
        consoles.values().forEach(action);
    }

    /** Who watches that server here. */
    Set<Viewer> viewersOf(UUID serverId) {
        var console = consoles.get(serverId);
        return console == null ? Set.of() : console.viewers();
    }

    int viewers() {
        return consoles.values().stream()
                .mapToInt(console -> console.viewers().size())
                .sum();
    }

    void onIntent(@Observes(during = TransactionPhase.AFTER_SUCCESS) IntentAccepted accepted) {
        stateChanged(accepted.serverId(), accepted.state(), accepted.stateVersion());
        tell(accepted.serverId(), accepted.state().name(), accepted.stateVersion());
    }

    void onObserved(@Observes(during = TransactionPhase.AFTER_SUCCESS) StateObserved observed) {
        if (observed.gone()) {
            remove(observed.serverId());
            tell(observed.serverId(), GONE, observed.stateVersion());
        } else {
            stateChanged(observed.serverId(), observed.state(), observed.stateVersion());
            tell(observed.serverId(), observed.state().name(), observed.stateVersion());
        }
    }

    void onLink(@Observes LinkConnected link) {
        consoles.values().stream()
                .filter(console -> console.target().cluster().equals(link.cluster()))
                .forEach(ServerConsole::linkConnected);
    }

    private void tell(UUID serverId, String state, long version) {
        replicas.tell(STATE, serverId + " " + state + " " + version);
    }

    private void hearState(String message) {
        var words = message.split(" ", 3);
        var serverId = UUID.fromString(words[0]);
        if (words[1].equals(GONE)) {
            remove(serverId);
        } else {
            stateChanged(serverId, ServerState.valueOf(words[1]), Long.parseLong(words[2]));
        }
    }

    private void stateChanged(UUID serverId, ServerState state, long version) {
        var console = consoles.get(serverId);
        if (console != null) {
            console.stateChanged(state, version);
        }
    }

    private void remove(UUID serverId) {
        var console = consoles.remove(serverId);
        if (console != null) {
            console.close();
        }
    }

    private ServerConsole console(ServerBrief server) {
        return consoles.computeIfAbsent(server.id(), id -> {
            var target = new ConsoleTarget(id, server.tenantId(), server.cluster());
            return new ServerConsole(target, world, console -> consoles.remove(id, console));
        });
    }
}
