package io.pteronimbus.configfiles;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names, values and files nobody thought of. */
record RandomTexts(Random random) {
    private static final List<String> PIECES = List.of(
            "a", "Z", "0", "9", " ", "  ", ":", "=", "#", "!", "\\", "\"", "'", "{", "}", "[", "]", ",", "-", "*", "&",
            "%", "@", "`", "|", ">", "<", "?", ".", "/", "~", "$1", "\t", "ü", "§", "日", "😀", "true", "null", "1.5",
            "yes");
    private static final List<String> WORDS =
            List.of("port", "motd", "server-name", "max_players", "a", "b", "level", "x1", "true", "12", "ünï");

    String word() {
        return pick(WORDS);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** On one line. */
    String text() {
        return IntStream.range(0, random.nextInt(8)).mapToObj(_ -> pick(PIECES)).collect(Collectors.joining());
    }

    /** Properties or INI, with comments. */
    String lines(String kind) {
        var ending = pick(List.of("\n", "\r\n"));
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(_ -> line(kind))
                .collect(Collectors.joining(ending, "", random.nextBoolean() ? ending : ""));
    }

    private String line(String kind) {
        return switch (random.nextInt(6)) {
            case 0 -> "# " + word();
            case 1 -> "";
            case 2 -> kind.equals("ini") ? "[" + word() + "]" : word() + " : " + random.nextInt(99);
            default -> word() + pick(List.of("=", " = ")) + random.nextInt(99);
        };
    }
}
