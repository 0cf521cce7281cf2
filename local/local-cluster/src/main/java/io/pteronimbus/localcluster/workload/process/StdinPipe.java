package io.pteronimbus.localcluster.workload.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The named pipe in front of a process's stdin. Both ends are held open here, so that no writer ever waits for a reader to come.
 * The pipe holds 64 KiB; a write blocks while a process does not read, until {@link #close}.
 */
final class StdinPipe implements AutoCloseable {

    private final FileChannel channel;

    private StdinPipe(FileChannel channel) {
        this.channel = channel;
    }

    static StdinPipe open(Path path) throws IOException {
        Files.deleteIfExists(path);
        Files.createDirectories(path.toAbsolutePath().getParent());
        Posix.mkfifo(path);
        return new StdinPipe(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    void write(byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
