package io.pteronimbus.demogame;

import java.util.List;
import java.util.Locale;

/** The operator's commands: {@code help}, {@code list}, {@code say <text>}, {@code stop}. */
final class ConsoleCommands {
    private static final String UNKNOWN = "Unknown command. Type \"help\" for help.";

    private final Game game;

    ConsoleCommands(Game game) {
        this.game = game;
    }

    /**
     * Runs one line; a leading slash and the case of the command's name do not matter.
     *
     * @return the lines to print, none for a blank line
     */
    List<String> run(String line) {
        String text = line.strip();
        if (text.startsWith("/")) {
            text = text.substring(1);
        }
        int space = text.indexOf(' ');
        String name = space < 0 ? text : text.substring(0, space);
        String argument = space < 0 ? "" : text.substring(space).strip();
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "" -> List.of();
            case "help" -> help();
            case "list" -> list();
            case "say" -> say(argument);
            case "stop" -> {
                game.stop();
                yield List.of();
            }
            default -> List.of(UNKNOWN);
        };
    }

    private static List<String> help() {
        return List.of(
                "help - shows this list",
                "list - shows who is online and what the world remembers",
                "say <text> - tells everybody something",
                "stop - saves and ends the server");
    }

    private List<String> list() {
        List<String> online = game.online();
        String players = String.join(", ", online);
        return List.of(
                "There are %d of a max of %d players online: %s"
                        .formatted(online.size(), game.maxPlayers(), players)
                        .strip(),
                game.history());
    }

    private List<String> say(String message) {
        if (message.isEmpty()) {
            return List.of("Usage: say <text>");
        }
        String spoken = "[Server] " + message;
        game.broadcast(spoken);
        return List.of(spoken);
    }
}
