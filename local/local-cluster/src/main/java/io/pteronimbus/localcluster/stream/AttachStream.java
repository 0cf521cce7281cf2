package io.pteronimbus.localcluster.stream;

import io.pteronimbus.localcluster.workload.pod.RunningContainer;
import io.pteronimbus.localcluster.workload.process.Output;
import io.pteronimbus.localcluster.workload.process.OutputSink;
import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Connects one client to a container's live input and output. The container never waits for a client: one that falls {@link #MOST_BEHIND} bytes
 * behind is disconnected.
 */
final class AttachStream implements OutputSink, ChannelSocket.Input {

    static final int MOST_BEHIND = 8 << 20;

    private record Piece(Output output, byte[] bytes, boolean last) {}

    private final ChannelSocket socket;
    private final RunningContainer container;
    private final StreamOptions wanted;
    private final LinkedBlockingQueue<Piece> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger queued = new AtomicInteger();

    AttachStream(ChannelSocket socket, RunningContainer container, StreamOptions wanted) {
        this.socket = socket;
        this.container = container;
        this.wanted = wanted;
    }

    void start() {
        Runnable detach = container.attach(RunningContainer.only(wanted.stdout(), wanted.stderr(), this));
        Thread sender = Thread.ofVirtual().name("attach").start(this::send);
        Runnable forget = container.onExit(() -> queue.add(new Piece(Output.STDOUT, new byte[0], true)));
        socket.receive(this, () -> {
            detach.run();
            forget.run();
            sender.interrupt();
        });
    }

    @Override
    public void accept(Output output, byte[] bytes) {
        if (queued.addAndGet(bytes.length) > MOST_BEHIND) {
            socket.abort("too slow to follow");
        } else {
            queue.add(new Piece(output, bytes, false));
        }
    }

    private void send() {
        socket.open(wanted);
        try {
            for (Piece piece = queue.take(); !piece.last(); piece = queue.take()) {
                socket.send(piece.output(), piece.bytes());
                queued.addAndGet(-piece.bytes().length);
            }
            socket.finish(ExitStatus.SUCCESS);
        } catch (InterruptedException left) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void bytes(byte[] bytes) throws IOException {
        if (wanted.stdin()) {
            container.write(bytes);
        }
    }

    @Override
    public void end() throws IOException {
        if (wanted.stdin()) {
            container.endInput();
        }
    }
}
