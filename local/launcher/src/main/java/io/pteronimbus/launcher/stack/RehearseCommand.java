package io.pteronimbus.launcher.stack;

import io.pteronimbus.launcher.infra.FreePorts;
import io.pteronimbus.launcher.process.Directories;
import io.pteronimbus.launcher.process.RunDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Starts everything once, in a temporary directory, so that later starts are quick: each JVM writes down what it loaded
 * ({@link StartCaches}) when it ends.
 */
@Command(name = "rehearse", hidden = true, description = "Makes later starts quick.")
public final class RehearseCommand implements Callable<Integer> {
    private final StackLocator locator = StackLocator.ofUser();
    private final Progress progress = Progress.onStandardOutput();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("pteronimbus-rehearsal-");
        StackLayout layout = new StackLayout(locator.forStart(null).repository(), directory);
        StackPorts ports = StackPorts.choose(directory, new FreePorts().next(), FreePorts::isFree);
        Secrets secrets = Secrets.in(directory, Map.of());
        StackPlan plan = new StackPlan(layout, ports, secrets, Map.of(), StartCaches.WRITTEN);
        Stack stack = new Stack(plan, RunDirectory.at(layout.run()), progress, Clock.systemUTC());
        Thread end = new Thread(() -> stopQuietly(stack, directory), "end");
        Runtime.getRuntime().addShutdownHook(end);
        stack.start();
        Administrator administrator = secrets.administrator();
        progress.step(
                "rehearsal",
                () -> new Rehearsal(layout.address(ports)).play(administrator.email(), administrator.password()));
        stack.stop();
        progress.step("rehearsal of the demo game", () -> playGame(layout));
        int adopted = 0;
        for (Path target : targets(layout)) {
            adopted += StartCaches.adopt(target) ? 1 : 0;
        }
        progress.tell("  " + adopted + " programs start more quickly from now on.");
        return 0;
    }

    private static List<Path> targets(StackLayout layout) {
        List<Path> targets = new ArrayList<>();
        Arrays.stream(Service.values()).forEach(service -> targets.add(service.target(layout.repository())));
        targets.add(layout.target("local-cluster"));
        targets.add(layout.target("demo-game"));
        targets.add(layout.target("launcher"));
        return targets;
    }

    private static void playGame(StackLayout layout) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(JavaFlags.command(JavaFlags.GAME));
        command.addAll(StartCaches.WRITTEN.options(layout.target("demo-game")));
        command.addAll(List.of("-jar", layout.demoGameJar().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("SERVER_PORT", "0", "DATA_DIR", layout.data().toString()));
        Process game = builder.start();
        try (BufferedReader lines = game.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("Done (")) {
                    game.outputWriter(StandardCharsets.UTF_8)
                            .append("list\nstop\n")
                            .close();
                }
            }
        }
        game.waitFor();
    }

    private void stopQuietly(Stack stack, Path directory) {
        try {
            stack.stop();
            Directories.delete(directory);
        } catch (IOException e) {
            progress.tell("Not everything could be removed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
