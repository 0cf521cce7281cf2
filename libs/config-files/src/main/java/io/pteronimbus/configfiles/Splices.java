package io.pteronimbus.configfiles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Pieces of a text to be replaced, none overlapping another. */
final class Splices {
    private final List<Splice> splices = new ArrayList<>();

    void replace(int start, int end, String replacement) {
        splices.add(new Splice(start, end, replacement));
    }

    /** What is inserted at the same place stays in the order it came in. */
    void insert(int at, String insertion) {
        replace(at, at, insertion);
    }

    String applyTo(String text) {
        if (splices.isEmpty()) {
            return text;
        }
        splices.sort(Comparator.comparingInt(Splice::start));
        var changed = new StringBuilder(text.length() + 256);
        var at = 0;
        for (var splice : splices) {
            changed.append(text, at, splice.start()).append(splice.replacement());
            at = splice.end();
        }
        return changed.append(text, at, text.length()).toString();
    }

    private record Splice(int start, int end, String replacement) {}
}
