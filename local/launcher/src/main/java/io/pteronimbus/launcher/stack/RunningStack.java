package io.pteronimbus.launcher.stack;

import io.pteronimbus.launcher.process.ProcessRecord;
import io.pteronimbus.launcher.process.RunDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mark a launcher leaves in its data directory while it runs; a lock keeps a second one out. */
final class RunningStack implements AutoCloseable {
    static final String LAUNCHER = "launcher";

    private final RunDirectory run;
    private final FileChannel lock;

    private RunningStack(RunDirectory run, FileChannel lock) {
        this.run = run;
        this.lock = lock;
    }

    /** Takes the directory for this process; nothing when another launcher has it. */
    static Optional<RunningStack> take(StackLayout layout) throws IOException {
        RunDirectory run = RunDirectory.at(layout.run());
        FileChannel channel =
                FileChannel.open(layout.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock held = channel.tryLock();
        if (held == null) {
            channel.close();
            return Optional.empty();
        }
        Files.deleteIfExists(readyMark(layout.run()));
        return Optional.of(new RunningStack(run, channel));
    }

    /** The launcher that runs the stack with this data, if one does. */
    static Optional<ProcessHandle> find(StackLayout layout) throws IOException {
        return Files.isDirectory(layout.run())
                ? RunDirectory.at(layout.run()).read(LAUNCHER).flatMap(ProcessRecord::find)
                : Optional.empty();
    }

    /** Whether the launcher with this pid has everything up. */
    static boolean isReady(StackLayout layout, long pid) throws IOException {
        Path mark = readyMark(layout.run());
        return Files.exists(mark) && Files.readString(mark).equals(Long.toString(pid));
    }

    RunDirectory run() {
        return run;
    }

    /** Lets other invocations find this process. */
    void announce(int gatewayPort) throws IOException {
        run.write(LAUNCHER, ProcessHandle.current(), gatewayPort);
    }

    void markReady(StackLayout layout) throws IOException {
        PrivateFiles.write(
                readyMark(layout.run()),
                Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        run.remove(LAUNCHER);
        lock.close();
    }

    private static Path readyMark(Path run) {
        return run.resolve("ready");
    }
}
