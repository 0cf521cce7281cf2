package io.pteronimbus.configfiles;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Prints how long a file of 5 MB takes to be changed by each parser, warm, beside how long SnakeYAML takes just to read the events of
 * the YAML one in the same round. No test, and its name is none of a test: {@code ./mvnw -pl libs/config-files test -Dtest=RenderBench
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class RenderBench {
    private static final int LENGTH = 5_000_000;
    private static final int ROUNDS = 15;
    private static final int WARM = 6;

    @Test
    void render() throws ConfigFileException {
        measure(Parser.FILE, "SOUGHT=", "SOUGHT=9", "", i -> "KEY" + i + "=some value\n", "SOUGHT=1\n");
        measure(Parser.PROPERTIES, "sought", "9", "", i -> "key" + i + "=some value\n", "sought=1\n");
        measure(
                Parser.INI,
                "last.sought",
                "9",
                "",
                i -> "[s" + i + "]\naddress = something.of.some.length\nwords = two words\n; said of it\n",
                "[last]\nsought=1\n");
        measure(
                Parser.JSON,
                "sought",
                "9",
                "{",
                i -> "\"k" + i + "\": {\"name\": \"a name of some words\", \"list\": [1, \"two words\"]},\n",
                "\"sought\": 1}");
        measure(
                Parser.XML,
                "all.sought",
                "9",
                "<all>",
                i -> "<k a=\"" + i
                        + "\"><value>some words that a setting of a game may well have as its value</value></k>\n",
                "<sought>1</sought></all>");
        var yaml = measure(
                Parser.YAML,
                "sought",
                "9",
                "",
                i -> "key" + i + ":\n  on: true\n  # said\n  text: \"some words " + i
                        + "\"\n  list:\n    - two words\n",
                "sought: 1\n");
        System.out.printf(
                Locale.ROOT,
                "bench: SnakeYAML's events alone %d ms, load average %.2f%n",
                median(() -> readEvents(yaml)),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private interface Work {
        void run() throws ConfigFileException;
    }

    private static String measure(
            Parser parser, String match, String value, String head, IntFunction<String> part, String tail)
            throws ConfigFileException {
        var text = new StringBuilder(head);
        for (var i = 0; text.length() < LENGTH; i++) {
            text.append(part.apply(i));
        }
        var whole = text.append(tail).toString();
        var change = Change.of(
                new Edit(match, value, false, Optional.empty()), new Placeholders(Map.of()), new ArrayList<>());
        var edited = parser.format().edit(whole, List.of(change));
        if (edited.set() != 1) {
            throw new IllegalStateException(parser + " did not find what it was to change");
        }
        System.out.printf(
                "bench: %s, %d characters: %d ms%n",
                parser, whole.length(), median(() -> parser.format().edit(whole, List.of(change))));
        return whole;
    }

    private static void readEvents(String text) {
        var options = new LoaderOptions();
        options.setCodePointLimit(Limits.FILE_BYTES);
        var parser = new ParserImpl(new StreamReader(text), options);
        while (!parser.checkEvent(Event.ID.StreamEnd)) {
            parser.getEvent();
        }
    }

    private static long median(Work work) throws ConfigFileException {
        var times = new long[ROUNDS];
        for (var i = 0; i < WARM + ROUNDS; i++) {
            var begin = System.nanoTime();
            work.run();
            if (i >= WARM) {
                times[i - WARM] = System.nanoTime() - begin;
            }
        }
        Arrays.sort(times);
        return times[ROUNDS / 2] / 1_000_000;
    }
}
