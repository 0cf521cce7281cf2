package io.pteronimbus.configfiles;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs before the game: {@code java -jar config-files.jar <root directory>}, with what is to be done in
 * {@value #INPUT}. Ends with 1 when that cannot be understood or the root is not there, and with 0 otherwise, also when
 * files had to be left as they are.
 */
final class Main {
    static final String INPUT = "PTERONIMBUS_CONFIG_FILES";

    private final PrintStream out;
    private final PrintStream err;

    private Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Main(out, err).run(List.of(arguments), System.getenv()));
    }

    /** The exit code. */
    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        return new Main(out, err).run(arguments, environment);
    }

    private int run(List<String> arguments, Map<String, String> environment) {
        var root = arguments.size() == 1 ? folder(arguments.getFirst()) : Optional.<Path>empty();
        var input = environment.get(INPUT);
        if (root.isEmpty() || input == null) {
            err.println("config-files: wants one argument, a folder that is there, and " + INPUT);
            return 1;
        }
        try {
            var files = ConfigFilesInput.parse(input);
            new ConfigFiles(root.get(), new Placeholders(environment))
                    .apply(files)
                    .forEach(this::tell);
            return 0;
        } catch (InvalidInputException invalid) {
            err.println("config-files: " + INPUT + " cannot be understood: " + invalid.getMessage());
            return 1;
        }
    }

    private void tell(FileOutcome outcome) {
        var path = printable(outcome.path());
        outcome.unknownPlaceholders()
                .forEach(name -> err.println(path + ": unknown placeholder {{" + printable(name) + "}}"));
        if (outcome.leftBecause().isPresent()) {
            err.println(path + ": left as it is: " + outcome.leftBecause().get());
            return;
        }
        var missed = outcome.missed() == 0 ? "" : ", " + outcome.missed() + " not found";
        out.println(path + ": " + outcome.set() + (outcome.set() == 1 ? " value set" : " values set") + missed);
    }

    private static Optional<Path> folder(String argument) {
        try {
            return Optional.of(Path.of(argument)).filter(Files::isDirectory);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /** On one line, whatever an egg has for a name. */
    private static String printable(String name) {
        var shown = name.length() > 200 ? name.substring(0, 200) + "..." : name;
        return shown.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
