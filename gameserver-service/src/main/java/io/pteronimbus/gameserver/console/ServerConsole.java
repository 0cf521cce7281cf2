package io.pteronimbus.gameserver.console;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.gameserver.server.ServerBrief;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One server's console: its newest output, who watches, and the one stream from the controller that feeds it. The stream is
 * asked for while somebody watches and there is something to hear, and let go some time after its last use.
 */
final class ServerConsole implements StreamReader {
    /** States in which there is, or soon will be, something to hear. What an installation said before it failed can be heard still. */
    private static final Set<ServerState> ALIVE = EnumSet.of(
            ServerState.INSTALLING,
            ServerState.STARTING,
            ServerState.RUNNING,
            ServerState.STOPPING,
            ServerState.CRASHED,
            ServerState.FAILED,
            ServerState.UNKNOWN);

    private final ConsoleTarget target;
    private final ConsoleWorld world;
    private final Consumer<ServerConsole> onIdle;
    private final Upstream upstream;
    private final Set<Viewer> viewers = new CopyOnWriteArraySet<>();
    private final ConsoleOutput output;
    private ServerState state = ServerState.UNKNOWN;
    private long stateVersion;
    private boolean outputKnown;
    private boolean retired;
    private int failures;
    private long lastUse = System.nanoTime();
    private @Nullable Actor lastReader;

    /** @param onIdle called once, when nobody has used the console for long */
    ServerConsole(ConsoleTarget target, ConsoleWorld world, Consumer<ServerConsole> onIdle) {
        this.target = target;
        this.world = world;
        this.onIdle = onIdle;
        this.output = new ConsoleOutput(
                new ConsoleRing(
                        world.config().ringLines(), world.config().ringBytes().asLongValue()),
                world.frames());
        this.upstream = new Upstream(target, world, this::streamLost);
    }

    ConsoleTarget target() {
        return target;
    }

    Set<Viewer> viewers() {
        return viewers;
    }

    /** False when this console was given up meanwhile: get another. */
    boolean attach(Viewer viewer, ServerBrief present) {
        ServerState shown;
        synchronized (this) {
            if (retired) {
                return false;
            }
            viewers.add(viewer);
            lastReader = viewer.actor();
            learn(present.state(), present.stateVersion());
            shown = state;
        }
        viewer.showState(shown);
        openIfNeeded();
        return true;
    }

    void detach(Viewer viewer) {
        if (viewers.remove(viewer) && viewers.isEmpty()) {
            used();
        }
    }

    /** False when this console was given up meanwhile: get another. */
    synchronized boolean use(ServerBrief present) {
        lastUse = System.nanoTime();
        learn(present.state(), present.stateVersion());
        return !retired;
    }

    /** Sends a line to the game; see {@link Upstream#command}. */
    CompletableFuture<CommandResult> command(String text, Actor actor) {
        used();
        upstream.open(actor, this);
        return upstream.command(text, actor);
    }

    /** @param version grows with each state the server enters: word of them may come in another order */
    void stateChanged(ServerState next, long version) {
        synchronized (this) {
            if (!learn(next, version)) {
                return;
            }
            failures = 0;
        }
        viewers.forEach(viewer -> viewer.showState(next));
        openIfNeeded();
    }

    /** The controller is there again. */
    void linkConnected() {
        synchronized (this) {
            failures = 0;
        }
        openIfNeeded();
    }

    /** The server is gone. */
    void close() {
        synchronized (this) {
            retired = true;
        }
        viewers.forEach(Viewer::serverGone);
        upstream.close();
    }

    @Override
    public void history(@Nullable String runId, List<ConsoleLine> lines) {
        synchronized (this) {
            output.newStream();
        }
        append(runId, lines);
    }

    @Override
    public void output(String runId, List<ConsoleLine> lines) {
        append(runId, lines);
    }

    /** What a viewer is to be sent next; null while there is nothing. */
    synchronized ConsoleOutput.@Nullable Step next(ConsoleOutput.@Nullable Place place) {
        if (place == null) {
            // a viewer that comes while the stream is being opened is shown its history, not an empty page
            return outputKnown || !output.isEmpty() ? output.history() : null;
        }
        return output.next(place);
    }

    private void append(@Nullable String runId, List<ConsoleLine> lines) {
        synchronized (this) {
            outputKnown = true;
            var added = runId == null ? 0 : output.append(runId, lines);
            failures = added > 0 ? 0 : failures;
            world.countLines(added);
        }
        viewers.forEach(Viewer::pump);
    }

    private boolean learn(ServerState next, long version) {
        if (version <= stateVersion) {
            return false;
        }
        state = next;
        stateVersion = version;
        return true;
    }

    private void openIfNeeded() {
        Actor reader;
        boolean alive;
        synchronized (this) {
            alive = ALIVE.contains(state);
            outputKnown = outputKnown || !alive;
            reader = lastReader;
        }
        if (alive && reader != null && !viewers.isEmpty()) {
            upstream.open(reader, this);
        }
        viewers.forEach(Viewer::pump);
    }

    private void streamLost() {
        Duration pause;
        synchronized (this) {
            outputKnown = true;
            pause = pause(failures++);
        }
        viewers.forEach(Viewer::pump);
        world.timers().after(pause, this::openIfNeeded);
    }

    private Duration pause(int earlierFailures) {
        var doubled = world.config().firstPause().multipliedBy(1L << Math.min(earlierFailures, 10));
        return doubled.compareTo(world.config().longestPause()) < 0
                ? doubled
                : world.config().longestPause();
    }

    private void used() {
        synchronized (this) {
            lastUse = System.nanoTime();
        }
        world.timers().after(world.config().idle().plusMillis(10), this::retireIfIdle);
    }

    private void retireIfIdle() {
        synchronized (this) {
            var idle = System.nanoTime() - lastUse;
            if (retired || !viewers.isEmpty() || idle < world.config().idle().toNanos()) {
                return;
            }
            retired = true;
        }
        onIdle.accept(this);
        upstream.close();
    }
}
