package io.pteronimbus.gameserver.console;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Caller;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One person's view of a console. Just one frame is on its way to them at a time; the next is written when it has left. So a
 * slow viewer holds no memory and keeps nobody waiting: lines that have left the ring meanwhile are named in a gap.
 */
final class Viewer {
    private static final Logger LOG = Logger.getLogger(Viewer.class);
    private static final int MOST_URGENT = 16;

    private final ViewerTicket ticket;
    private final WebSocketConnection connection;
    private final ConsoleFrames frames;
    private final Queue<String> urgent = new ArrayDeque<>();
    private volatile Caller caller;
    private volatile @Nullable ServerConsole console;
    private ConsoleOutput.@Nullable Place place;
    private @Nullable ServerState state;
    private @Nullable ServerState shownState;
    private boolean sending;
    private long sendingSince;
    private boolean closed;

    Viewer(ViewerTicket ticket, WebSocketConnection connection, ConsoleFrames frames) {
        this.ticket = ticket;
        this.caller = ticket.caller();
        this.connection = connection;
        this.frames = frames;
    }

    ViewerTicket ticket() {
        return ticket;
    }

    Caller caller() {
        return caller;
    }

    Actor actor() {
        return caller.toActor();
    }

    /** As the audit log is to know them. */
    Author author(boolean override) {
        return ticket.author(caller, override);
    }

    /** The same person, with a token that lasts longer. */
    void renew(Caller renewed) {
        caller = renewed;
    }

    /** Shows this console from now on. */
    void watch(ServerConsole watched) {
        console = watched;
    }

    @Nullable
    ServerConsole watched() {
        return console;
    }

    void showState(ServerState next) {
        synchronized (this) {
            state = next;
        }
        pump();
    }

    void showError(ProblemException problem) {
        tell(frames.error(problem));
    }

    void showError(ProblemType type, @Nullable String detail) {
        tell(frames.error(type, detail));
    }

    /** Sends a frame ahead of output; left out when too many wait already. */
    void tell(String frame) {
        synchronized (this) {
            if (urgent.size() < MOST_URGENT) {
                urgent.add(frame);
            }
        }
        pump();
    }

    void serverGone() {
        end(frames.error(ProblemException.notFound("server")), ViewerClose.SERVER_GONE);
    }

    /** Sends a last frame, and closes. */
    void end(String lastFrame, CloseReason reason) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        connection
                .sendText(lastFrame)
                .ifNoItem()
                .after(Duration.ofSeconds(2))
                .fail()
                .onFailure()
                .recoverWithNull()
                .chain(() -> connection.close(reason))
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("Viewer was gone: %s", failure.getMessage()));
    }

    synchronized void gone() {
        closed = true;
    }

    /** Whether one frame has been on its way for longer than that. */
    synchronized boolean isStuck(Duration longest) {
        return sending && System.nanoTime() - sendingSince > longest.toNanos();
    }

    /** Sends the next frame, if there is one and none is on its way. */
    void pump() {
        String frame;
        synchronized (this) {
            if (sending || closed) {
                return;
            }
            frame = nextFrame();
            if (frame == null) {
                return;
            }
            sending = true;
            sendingSince = System.nanoTime();
        }
        connection.sendText(frame).subscribe().with(done -> sent(), failure -> {
            LOG.debugf("Viewer is gone: %s", failure.getMessage());
            gone();
        });
    }

    private void sent() {
        synchronized (this) {
            sending = false;
        }
        pump();
    }

    private @Nullable String nextFrame() {
        var first = urgent.poll();
        if (first != null) {
            return first;
        }
        if (state != null && state != shownState) {
            shownState = state;
            return frames.state(state);
        }
        var watched = console;
        var step = watched == null ? null : watched.next(place);
        if (step == null) {
            return null;
        }
        place = step.after();
        return step.frame();
    }
}
