package io.pteronimbus.gameserver.console;

import org.jspecify.annotations.Nullable;

/** The newest lines, at fixed cost. Each line has a position that only ever grows; the oldest make room. Not thread-safe. */
final class ConsoleRing {

    record Entry(String runId, ConsoleLine line) {
        int size() {
            return line.text().length();
        }
    }

    private final @Nullable Entry[] entries;
    private final long most;
    private long first;
    private long end;
    private long size;

    /** @param most characters of text held at a time; a longer line is held alone */
    ConsoleRing(int lines, long most) {
        this.entries = new Entry[lines];
        this.most = most;
    }

    void add(Entry entry) {
        while (end - first == entries.length || (first < end && size + entry.size() > most)) {
            var slot = slot(first++);
            var oldest = entries[slot];
            size -= oldest == null ? 0 : oldest.size();
            entries[slot] = null;
        }
        entries[slot(end++)] = entry;
        size += entry.size();
    }

    /** The line there, null at the end. The position must not be before {@link #first()}. */
    @Nullable
    Entry get(long position) {
        return position < end ? entries[slot(position)] : null;
    }

    /** Position of the oldest line that is held. */
    long first() {
        return first;
    }

    /** Position of the next line to come. */
    long end() {
        return end;
    }

    boolean isEmpty() {
        return first == end;
    }

    private int slot(long position) {
        return (int) (position % entries.length);
    }
}
