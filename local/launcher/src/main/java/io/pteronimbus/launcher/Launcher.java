package io.pteronimbus.launcher;

import io.pteronimbus.launcher.infra.InfrastructureMain;
import io.pteronimbus.launcher.stack.DownCommand;
import io.pteronimbus.launcher.stack.LogsCommand;
import io.pteronimbus.launcher.stack.StatusCommand;
import io.pteronimbus.launcher.stack.UpCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The entry point behind {@code ./pteronimbus}. */
@Command(
        name = "pteronimbus",
        description = "Pteronimbus on one machine.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            Launcher.InfrastructureCommand.class
        })
public final class Launcher {
    private Launcher() {}

    /** @param args a subcommand and its options; {@code --help} lists them */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Launcher())
                .setExecutionExceptionHandler(Launcher::explain)
                .execute(args));
    }

    private static int explain(Exception failure, CommandLine command, ParseResult arguments) {
        String message = failure.getMessage();
        command.getErr().println(message == null ? failure.toString() : message);
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Command(name = "infrastructure", description = "PostgreSQL, Redis and Kafka for tests, until standard input ends.")
    static final class InfrastructureCommand implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            return InfrastructureMain.run(System.in, System.out);
        }
    }
}
