package io.pteronimbus.launcher.stack;

import io.pteronimbus.launcher.process.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops a stack and waits until nothing of it is left. */
@Command(name = "down", description = "Stops everything, game servers first; data stays.")
public final class DownCommand implements Callable<Integer> {
    private static final long PATIENCE_SECONDS = 240;

    @Option(names = "--data", paramLabel = "DIR", description = "The stack with its data there.")
    private @Nullable Path data;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<StackLayout> layout = StackLocator.ofUser().find(data);
        Optional<ProcessHandle> launcher = layout.isPresent() ? RunningStack.find(layout.get()) : Optional.empty();
        Progress progress = Progress.onStandardOutput();
        if (launcher.isPresent()) {
            progress.step("stopping Pteronimbus", () -> stop(launcher.get()));
        } else if (layout.isEmpty() || !endOrphans(layout.get(), progress)) {
            System.out.println("Pteronimbus is not running.");
        }
        return 0;
    }

    private static void stop(ProcessHandle launcher) throws IOException, InterruptedException {
        launcher.destroy();
        try {
            launcher.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException(
                    "The launcher (pid " + launcher.pid() + ") did not end within " + PATIENCE_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot wait for the launcher", e);
        }
    }

    private static boolean endOrphans(StackLayout layout, Progress progress) throws IOException, InterruptedException {
        if (!Files.isDirectory(layout.run())) {
            return false;
        }
        int ended = Orphans.end(RunDirectory.at(layout.run()));
        if (ended > 0) {
            progress.tell("Ended " + ended + " processes that a killed launcher had left behind.");
        }
        return ended > 0;
    }
}
