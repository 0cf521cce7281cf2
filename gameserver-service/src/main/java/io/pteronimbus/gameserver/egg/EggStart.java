package io.pteronimbus.gameserver.egg;

import io.pteronimbus.crd.GameServerSpec.Done;
import io.pteronimbus.crd.GameServerSpec.DonePattern;
import io.pteronimbus.crd.GameTemplateSpec.Line;
import io.pteronimbus.crd.GameTemplateSpec.Startup;
import io.pteronimbus.gameserver.egg.EggValue.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** How the game is started, and how it is told that it has. */
final class EggStart {
    private static final String DEFAULT_NAME = "Default";
    private static final String REGEX = "regex:";
    private static final int LONGEST_LINE = 8_192;
    private static final int LONGEST_NAME = 191;
    private static final int MOST_LINES = 32;
    private static final int LONGEST_PATTERN = 512;
    private static final int MOST_PATTERNS = 16;

    private EggStart() {}

    static Startup startup(EggValue egg, ImportReport.Notes notes) {
        var lines = new LinkedHashMap<String, String>();
        var several = egg.get("startup_commands");
        if (several.is(Kind.OBJECT)) {
            several.members().forEach((name, line) -> add(lines, name, line, notes));
        } else {
            several.elements().forEach(line -> add(lines, "", line, notes));
        }
        if (lines.isEmpty()) {
            add(lines, "", egg.get("startup"), notes);
        } else if (!egg.get("startup").isEmpty()) {
            notes.ignored(egg.get("startup"), "startup_commands says the same");
        }
        if (lines.isEmpty()) {
            notes.adapted("startup", "the egg has no start-up command: the image's own is run");
        }
        if (lines.size() > MOST_LINES) {
            throw new EggException("there are more than " + MOST_LINES + " start-up commands", several.place());
        }
        var list = new ArrayList<Line>();
        lines.forEach((name, line) -> list.add(new Line(name, line)));
        return new Startup(List.of(), List.of(), list);
    }

    private static void add(
            LinkedHashMap<String, String> lines, String label, EggValue value, ImportReport.Notes notes) {
        var line = value.limited(LONGEST_LINE);
        if (line.isBlank()) {
            return;
        }
        var name = label.isBlank() ? DEFAULT_NAME : label;
        if (name.length() > LONGEST_NAME) {
            name = name.substring(0, LONGEST_NAME);
        }
        for (var number = 2; lines.containsKey(name); number++) {
            name = DEFAULT_NAME + " " + number;
        }
        lines.put(name, line);
        notes.mapped(value, "a start-up command, given to the image as STARTUP");
    }

    /** @param startup what the egg has as {@code config.startup}, read where it is text */
    static Done done(EggValue startup, ImportReport.Notes notes) {
        var value = startup.get("done");
        var patterns = new ArrayList<DonePattern>();
        for (var element : value.elements()) {
            var text = element.limited(LONGEST_PATTERN);
            if (!text.isEmpty() && isReadable(pattern(text), element, notes)) {
                patterns.add(pattern(text));
            }
        }
        if (patterns.size() > MOST_PATTERNS) {
            throw new EggException(
                    "there are more than " + MOST_PATTERNS + " texts to tell a started game by", value.place());
        }
        if (patterns.isEmpty()) {
            notes.adapted(
                    value,
                    "the egg does not say how a started game is told: it counts as started when its process runs");
            return new Done("", false);
        }
        notes.mapped(value, "a game has started when it prints this");
        var first = patterns.getFirst();
        return new Done(first.pattern(), first.regex(), false, patterns.subList(1, patterns.size()));
    }

    private static boolean isReadable(DonePattern pattern, EggValue value, ImportReport.Notes notes) {
        try {
            return !pattern.regex()
                    || !Pattern.compile(pattern.pattern()).pattern().isEmpty();
        } catch (PatternSyntaxException e) {
            notes.impossible(value, "this is no regular expression: nothing is told by it");
            return false;
        }
    }

    private static DonePattern pattern(String text) {
        return text.startsWith(REGEX) && text.length() > REGEX.length()
                ? new DonePattern(text.substring(REGEX.length()), true)
                : new DonePattern(text, false);
    }

    /** As an egg writes it. */
    static String written(DonePattern pattern) {
        return pattern.regex() ? REGEX + pattern.pattern() : pattern.pattern();
    }
}
