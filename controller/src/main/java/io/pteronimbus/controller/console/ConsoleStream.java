package io.pteronimbus.controller.console;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.pteronimbus.controller.gameserver.NewestContainer;
import io.pteronimbus.controller.gameserver.OutputSource;
import io.pteronimbus.controller.gameserver.ServerPods;
import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.controller.log.PodLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends a server's output to the panel: first the newest lines there are, then lines as they come, from one container
 * to the next, that of the installation too, until the server is stopped or nobody reads any more.
 */
final class ConsoleStream {
    static final int HISTORY = 500;
    private static final Logger LOG = Logger.getLogger(ConsoleStream.class);
    private static final int BATCH = 256;
    private static final Duration LINGER = Duration.ofMillis(15);
    private static final Duration QUIET = Duration.ofMillis(100);
    private static final Duration LONGEST_HISTORY = Duration.ofSeconds(3);
    private static final Duration LOOK_AROUND = Duration.ofMillis(250);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ServerRef server;
    private final ConsoleSocket socket;
    private final PodLog logs;
    private final ServerPods pods;
    private final NewestContainer newest;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable String runId;
    /** Of the container that has said its last. */
    private @Nullable String finished;

    private @Nullable ConsoleLine last;
    private boolean historySent;

    ConsoleStream(ServerRef server, ConsoleSocket socket, PodLog logs, ServerPods pods, NewestContainer newest) {
        this.server = server;
        this.socket = socket;
        this.logs = logs;
        this.pods = pods;
        this.newest = newest;
    }

    void close() {
        closed.set(true);
    }

    /** Runs until the stream is over. */
    void run() throws IOException, InterruptedException {
        while (!closed.get()) {
            var run = pods.await(server, now -> unread(now) != null || isOver(now) || closed.get(), LOOK_AROUND);
            var output = unread(run);
            if (output != null) {
                follow(output);
            } else {
                sendHistoryOnce(null, List.of());
                if (isOver(run)) {
                    socket.send(new ConsoleFrame.Ended("stopped"));
                    return;
                }
            }
        }
    }

    private static boolean isOver(ServerPods.Run run) {
        return run.podUid() == null && !run.expected();
    }

    private @Nullable OutputSource unread(ServerPods.Run run) {
        var output = run.output(server);
        return output == null || output.containerId().equals(finished) ? null : output;
    }

    private void follow(OutputSource source) throws IOException, InterruptedException {
        var containerId = source.containerId();
        if (!containerId.equals(runId)) {
            runId = containerId;
            last = null;
        }
        try (var output = new RunOutput(logs, server, source, last)) {
            var lines = historySent ? List.<ConsoleLine>of() : history(output);
            if (lines.isEmpty() || newest.is(server, source)) {
                sendHistoryOnce(containerId, lines);
                forward(output, source, !lines.isEmpty());
            }
            if (source.hasEnded() && output.isExhausted()) {
                finished = containerId;
            }
        } catch (KubernetesClientException e) {
            LOG.debugf(e, "Output cannot be read now: server=%s", server.serverId());
        }
        pods.await(server, run -> !source.equals(run.output(server)), PAUSE);
    }

    /** All there is until it goes quiet, or for 3 s: of that the newest lines. */
    private List<ConsoleLine> history(RunOutput output) throws InterruptedException {
        var newest = new ArrayDeque<ConsoleLine>();
        var until = System.nanoTime() + LONGEST_HISTORY.toNanos();
        while (System.nanoTime() < until && !output.isExhausted() && !closed.get()) {
            var line = output.next(newest.isEmpty() ? QUIET.multipliedBy(3) : QUIET);
            if (line == null) {
                break;
            }
            newest.addLast(line);
            if (newest.size() > HISTORY) {
                newest.removeFirst();
            }
        }
        return List.copyOf(newest);
    }

    /** @param known the output was found to be that container's */
    private void forward(RunOutput output, OutputSource source, boolean known)
            throws IOException, InterruptedException {
        var ours = known;
        var lastLine = System.nanoTime();
        while (!closed.get() && !output.isExhausted()) {
            var batch = output.batch(LOOK_AROUND, LINGER, BATCH);
            var silence = Duration.ofNanos(System.nanoTime() - lastLine);
            if (!batch.isEmpty()) {
                ours = ours || newest.is(server, source);
                if (!ours) {
                    return;
                }
                lastLine = System.nanoTime();
                last = batch.getLast();
                socket.send(new ConsoleFrame.Output(source.containerId(), batch));
            } else if (silence.compareTo(hasSuccessor(source.containerId()) ? LAST_WORDS : LONGEST_SILENCE) > 0) {
                // a broken connection may look like a game with nothing to say
                return;
            }
        }
    }

    private boolean hasSuccessor(String containerId) {
        var now = pods.of(server).output(server);
        return now != null && !now.containerId().equals(containerId);
    }

    private void sendHistoryOnce(@Nullable String containerId, List<ConsoleLine> lines)
            throws IOException, InterruptedException {
        if (historySent) {
            return;
        }
        if (!lines.isEmpty()) {
            last = lines.getLast();
        }
        socket.send(new ConsoleFrame.History(containerId, lines));
        historySent = true;
    }
}
