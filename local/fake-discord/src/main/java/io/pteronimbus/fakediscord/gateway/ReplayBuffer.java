package io.pteronimbus.fakediscord.gateway;

import java.util.ArrayDeque;
import java.util.List;

/** The last events of a session, for when its client missed them. */
final class ReplayBuffer {

    static final int MOST_EVENTS = 1000;
    static final int MOST_BYTES = 1 << 20;

    private record Event(long sequence, byte[] frame) {}

    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private int bytes;
    private long forgotten;

    void add(long sequence, byte[] frame) {
        events.addLast(new Event(sequence, frame));
        bytes += frame.length;
        while (events.size() > MOST_EVENTS || bytes > MOST_BYTES) {
            Event oldest = events.removeFirst();
            bytes -= oldest.frame.length;
            forgotten = oldest.sequence;
        }
    }

    /** An event that no client can have missed and still resume. */
    void skip(long sequence) {
        if (events.isEmpty()) {
            forgotten = sequence;
        }
    }

    /** Whether everything after this is still here. */
    boolean reaches(long sequence) {
        return sequence >= forgotten;
    }

    List<byte[]> after(long sequence) {
        return events.stream()
                .filter(event -> event.sequence > sequence)
                .map(Event::frame)
                .toList();
    }

    int size() {
        return events.size();
    }

    int bytes() {
        return bytes;
    }
}
