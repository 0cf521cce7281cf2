package io.pteronimbus.controller.gameserver;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** At most {@value #MOST} events of a server in ten minutes, however it goes on. Remembers the 1,000 servers that said something last. */
final class EventRate {
    static final int MOST = 10;
    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int REMEMBERED = 1_000;

    private final Map<String, Deque<Instant>> told = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > REMEMBERED;
        }
    };

    synchronized boolean allows(String uid, Instant at) {
        var times = told.computeIfAbsent(uid, id -> new ArrayDeque<>());
        // what lies in the future was told before the clock was set back
        times.removeIf(time -> !time.isAfter(at.minus(WINDOW)) || time.isAfter(at.plus(WINDOW)));
        if (times.size() >= MOST) {
            return false;
        }
        times.addLast(at);
        return true;
    }
}
