package io.pteronimbus.launcher.stack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pteronimbus.launcher.process.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what runs. Exit code: 0 when everything is healthy, 1 when something is not, 3 when the stack does not run. */
@Command(name = "status", description = "Shows what runs and whether it is healthy.")
public final class StatusCommand implements Callable<Integer> {
    private static final int NOT_RUNNING = 3;

    @Option(names = "--data", paramLabel = "DIR", description = "The stack with its data there.")
    private @Nullable Path data;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackLocator locator = StackLocator.ofUser();
        StackLayout layout = locator.find(data).orElseGet(() -> locator.forStart(null));
        boolean runs =
                locator.find(data).isPresent() && RunningStack.find(layout).isPresent();
        if (!runs) {
            System.out.println(json ? asJson(StackStatus.notRunning(layout)) : "Pteronimbus is not running.");
            return NOT_RUNNING;
        }
        StackStatus status = StackStatus.of(StackStart.planOf(layout, locator), RunDirectory.at(layout.run()));
        if (json) {
            System.out.println(asJson(status));
        } else {
            System.out.println("Pteronimbus at " + status.address() + ", data in " + status.dataDirectory());
            System.out.println();
            status.table().forEach(System.out::println);
        }
        return status.allHealthy() ? 0 : 1;
    }

    private static String asJson(StackStatus status) throws IOException {
        return new JsonMapper().writeValueAsString(status);
    }
}
