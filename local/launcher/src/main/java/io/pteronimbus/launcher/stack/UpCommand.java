package io.pteronimbus.launcher.stack;

import io.pteronimbus.launcher.process.ProcessFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a stack, and stays with it unless told to go on in the background. */
@Command(name = "up", description = "Starts everything and prints where it is.")
public final class UpCommand implements Callable<Integer> {
    @Option(names = "--detach", description = "Return when everything is up, and leave it running.")
    private boolean detach;

    @Option(names = "--data", paramLabel = "DIR", description = "Where this stack keeps its data.")
    private @Nullable Path data;

    /** Set by {@link DetachedLauncher} for the process it starts. */
    @Option(names = "--background", hidden = true)
    private boolean background;

    private final StackLocator locator = StackLocator.ofUser();
    private final Progress progress = Progress.onStandardOutput();

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackLayout layout = locator.forStart(data);
        try {
            StackStart start = new StackStart(locator, layout);
            start.checkBuilt();
            PrivateFiles.makeDirectory(layout.data());
            return detach ? detach(layout) : run(layout, start);
        } catch (CannotStartException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private int detach(StackLayout layout) throws IOException, InterruptedException {
        if (RunningStack.find(layout).isPresent()) {
            return alreadyRunning(layout);
        }
        int code = DetachedLauncher.start(layout, System.out);
        if (code == 0) {
            ReadyMessage.lines(StackStart.planOf(layout, locator)).forEach(System.out::println);
        }
        return code;
    }

    private int run(StackLayout layout, StackStart start)
            throws CannotStartException, IOException, InterruptedException {
        Optional<RunningStack> taken = RunningStack.take(layout);
        if (taken.isEmpty()) {
            return alreadyRunning(layout);
        }
        RunningStack running = taken.get();
        int orphans = Orphans.end(running.run());
        if (orphans > 0) {
            progress.tell("Ended " + orphans + " processes that an earlier launcher had left behind.");
        }
        StackPlan plan = start.plan();
        running.announce(start.gatewayPort());
        Stack stack = new Stack(plan, running.run(), progress, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, running), "end"));
        try {
            stack.start();
        } catch (ProcessFailedException e) {
            System.err.println(e.getMessage() + ". The end of its log:");
            e.lastLines().forEach(line -> System.err.println("  " + line));
            return 1;
        }
        running.markReady(layout);
        if (!background) {
            ReadyMessage.lines(plan).forEach(System.out::println);
            System.out.println("Ctrl-C stops it.");
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private int alreadyRunning(StackLayout layout) throws IOException {
        System.out.println("Pteronimbus is already running at "
                + layout.address(StackStart.planOf(layout, locator).ports()) + " with its data in " + layout.data()
                + ".");
        return 0;
    }

    private void end(Stack stack, RunningStack running) {
        try {
            stack.stop();
            running.close();
        } catch (IOException e) {
            System.err.println("Not everything could be stopped: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
