package io.pteronimbus.launcher;

import io.pteronimbus.launcher.infra.InfrastructureMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point behind {@code ./pteronimbus}. */
@Command(
        name = "pteronimbus",
        description = "Pteronimbus on one machine.",
        mixinStandardHelpOptions = true,
        subcommands = Launcher.InfrastructureCommand.class)
public final class Launcher {
    private Launcher() {}

    /** @param args a subcommand and its options; {@code --help} lists them */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Launcher()).execute(args));
    }

    @Command(name = "infrastructure", description = "PostgreSQL, Redis and Kafka for tests, until standard input ends.")
    static final class InfrastructureCommand implements java.util.concurrent.Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            return InfrastructureMain.run(System.in, System.out);
        }
    }
}
