package io.pteronimbus.launcher.stack;

import io.pteronimbus.launcher.process.ProcessLog;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints logs: of one process, or the last lines of every one. */
@Command(name = "logs", description = "Prints the logs of one process, or the last lines of all.")
public final class LogsCommand implements Callable<Integer> {
    private static final String SUFFIX = ".log";
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final int LINES_OF_ONE = 100;
    private static final int LINES_OF_ALL = 5;

    @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "Name of a process, as status shows it.")
    private @Nullable String service;

    @Option(names = "--data", paramLabel = "DIR", description = "The stack with its data there.")
    private @Nullable Path data;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is added.")
    private boolean follow;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<StackLayout> layout = StackLocator.ofUser().find(data);
        Map<String, Path> logs = layout.isPresent() ? logs(layout.get()) : Map.of();
        if (logs.isEmpty()) {
            System.err.println("There are no logs: Pteronimbus was not started here yet.");
            return 1;
        }
        Map<String, Path> chosen = logs;
        String name = service;
        if (name != null) {
            Path log = logs.get(name);
            if (log == null) {
                System.err.println(
                        "There is no log of " + name + ", only of " + String.join(", ", logs.keySet()) + ".");
                return 1;
            }
            chosen = Map.of(name, log);
        }
        print(chosen);
        if (follow) {
            follow(chosen);
        }
        return 0;
    }

    private static Map<String, Path> logs(StackLayout layout) throws IOException {
        Map<String, Path> logs = new LinkedHashMap<>();
        if (Files.isDirectory(layout.logs())) {
            try (Stream<Path> files = Files.list(layout.logs())) {
                files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().forEach(file -> {
                    String name = file.getFileName().toString();
                    logs.put(name.substring(0, name.length() - SUFFIX.length()), file);
                });
            }
        }
        return logs;
    }

    private void print(Map<String, Path> logs) throws IOException {
        for (Map.Entry<String, Path> each : logs.entrySet()) {
            boolean one = logs.size() == 1;
            if (!one) {
                out.println("==> " + each.getKey() + " (" + each.getValue() + ")");
            }
            new ProcessLog(each.getValue())
                    .tail(one ? LINES_OF_ONE : LINES_OF_ALL)
                    .forEach(out::println);
        }
    }

    /** Until the process is interrupted. */
    private void follow(Map<String, Path> logs) throws IOException, InterruptedException {
        Map<String, LogFollower> followers = new LinkedHashMap<>();
        for (Map.Entry<String, Path> each : logs.entrySet()) {
            LogFollower follower = new LogFollower(each.getValue());
            follower.skip();
            followers.put(each.getKey(), follower);
        }
        while (true) {
            for (Map.Entry<String, LogFollower> each : followers.entrySet()) {
                List<String> lines = each.getValue().next();
                String prefix = followers.size() == 1 ? "" : each.getKey() + " | ";
                lines.forEach(line -> out.println(prefix + line));
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }
}
