package io.pteronimbus.fakediscord.openapi;

import java.util.ArrayDeque;
import java.util.List;

/** What did not follow the document, the latest last. */
public final class Violations {

    private static final int MOST = 200;

    private final ArrayDeque<String> found = new ArrayDeque<>();

    public synchronized void add(String violation) {
        if (found.size() == MOST) {
            found.removeFirst();
        }
        found.addLast(violation);
    }

    public synchronized List<String> all() {
        return List.copyOf(found);
    }

    public synchronized void clear() {
        found.clear();
    }
}
