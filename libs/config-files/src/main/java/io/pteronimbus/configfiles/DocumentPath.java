package io.pteronimbus.configfiles;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where in a document a value is: names between dots, {@code *} for all children, {@code [0]} after a name for a
 * place in a list. A dot within a name is {@code ~1}, a tilde {@code ~0}.
 */
final class DocumentPath {
    private static final Pattern INDEXED = Pattern.compile("([^\\[\\]]*)((?:\\[(?:\\d{1,6}|\\*)])+)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private DocumentPath() {}

    static List<Step> of(String match) throws ConfigFileException {
        var steps = new ArrayList<Step>();
        for (var part : match.split("\\.", -1)) {
            var indexed = INDEXED.matcher(part);
            if (!indexed.matches()) {
                steps.add(named(part));
                continue;
            }
            if (!indexed.group(1).isEmpty()) {
                steps.add(named(indexed.group(1)));
            }
            var places = indexed.group(2);
            for (var place : places.substring(1, places.length() - 1).split("]\\[", -1)) {
                steps.add(place.equals("*") ? new Any() : new Index(Integer.parseInt(place)));
            }
        }
        if (steps.size() > Limits.NESTING) {
            throw new ConfigFileException("a path has more than " + Limits.NESTING + " parts");
        }
        return steps;
    }

    private static Step named(String part) {
        return part.equals("*") ? new Any() : new Name(part.replace("~1", ".").replace("~0", "~"));
    }

    sealed interface Step {}

    /** Every child of an object or a list. */
    record Any() implements Step {}

    /** A place in a list, counted from 0. */
    record Index(int place) implements Step {}

    /** A member of an object, or when it is a number and there is a list, a place in it. */
    record Name(String name) implements Step {

        int place() {
            return NUMBER.matcher(name).matches() ? Integer.parseInt(name) : Integer.MAX_VALUE;
        }
    }
}
