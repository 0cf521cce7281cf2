package io.pteronimbus.launcher.stack;

import io.pteronimbus.launcher.process.OwnSession;
import io.pteronimbus.launcher.process.ProcessLog;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a launcher in the background and shows what it says until everything is up. */
final class DetachedLauncher {
    private static final long LOOK_EVERY_MILLIS = 100;

    private DetachedLauncher() {}

    /** Answers 0 when everything is up, else the exit code of the launcher, which has ended then. */
    static int start(StackLayout layout, PrintStream out) throws IOException, InterruptedException {
        Path log = layout.logs().resolve("launcher.log");
        new ProcessLog(log).rotate();
        Process launcher = new ProcessBuilder(OwnSession.command(command(layout)))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Thread interrupted = new Thread(() -> launcher.toHandle().destroy(), "interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        LogFollower follower = new LogFollower(log);
        while (!RunningStack.isReady(layout, launcher.pid())) {
            follower.next().forEach(out::println);
            if (!launcher.isAlive()) {
                follower.next().forEach(out::println);
                return launcher.exitValue() == 0 ? 1 : launcher.exitValue();
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        Runtime.getRuntime().removeShutdownHook(interrupted);
        follower.next().forEach(out::println);
        return 0;
    }

    private static List<String> command(StackLayout layout) {
        List<String> command = new ArrayList<>(JavaFlags.command(JavaFlags.LAUNCHER));
        command.add("-D" + StackLocator.REPOSITORY + "=" + layout.repository());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.pteronimbus.launcher.Launcher"));
        command.addAll(List.of("up", "--background", "--data", layout.data().toString()));
        return command;
    }
}
