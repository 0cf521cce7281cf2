package io.pteronimbus.localcluster.stream;

import io.pteronimbus.localcluster.workload.pod.RunningContainer;
import io.pteronimbus.localcluster.workload.process.ContainerProcess;
import java.io.IOException;
import java.util.List;

/** Runs a command beside a container's main process for one client. The command ends with its client. */
final class ExecStream {

    private final ChannelSocket socket;
    private final RunningContainer container;
    private final List<String> command;
    private final StreamOptions wanted;

    ExecStream(ChannelSocket socket, RunningContainer container, List<String> command, StreamOptions wanted) {
        this.socket = socket;
        this.container = container;
        this.command = command;
        this.wanted = wanted;
    }

    void start() {
        Thread.ofVirtual().name("exec").start(this::run);
    }

    private void run() {
        socket.open(wanted);
        try {
            ContainerProcess process = container.exec(
                    command, wanted.stdin(), RunningContainer.only(wanted.stdout(), wanted.stderr(), socket::send));
            socket.receive(new ProcessInput(process, wanted.stdin()), process::kill);
            process.exit()
                    .handle((code, failure) ->
                            failure == null ? new ExitStatus(code, null) : new ExitStatus(0, failure.getMessage()))
                    .thenAccept(socket::finish);
        } catch (IOException e) {
            socket.finish(new ExitStatus(0, e.getMessage()));
        }
    }

    private record ProcessInput(ContainerProcess process, boolean wanted) implements ChannelSocket.Input {
        @Override
        public void bytes(byte[] bytes) throws IOException {
            if (wanted) {
                process.write(bytes);
            }
        }

        @Override
        public void end() throws IOException {
            process.endInput();
        }
    }
}
