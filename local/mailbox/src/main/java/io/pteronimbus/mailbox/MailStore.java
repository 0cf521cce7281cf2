package io.pteronimbus.mailbox;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The last mails, at most so many and of so many bytes together; the oldest go first. In memory only. */
final class MailStore {
    static final int MOST_MAILS = 200;
    static final long MOST_BYTES = 8L << 20;

    private final Deque<Mail> newestFirst = new ArrayDeque<>();
    private final Clock clock;
    private long lastId;
    private long bytes;

    MailStore(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(String sender, List<String> recipients, RawMail raw) {
        newestFirst.addFirst(new Mail(++lastId, clock.instant(), sender, recipients, raw));
        bytes += raw.size();
        while (newestFirst.size() > MOST_MAILS || (bytes > MOST_BYTES && newestFirst.size() > 1)) {
            bytes -= newestFirst.removeLast().raw().size();
        }
    }

    synchronized List<Mail> all() {
        return List.copyOf(newestFirst);
    }

    synchronized Optional<Mail> find(long id) {
        return newestFirst.stream().filter(mail -> mail.id() == id).findFirst();
    }

    /** The newest first. */
    synchronized Stream<Mail> to(String address) {
        return List.copyOf(newestFirst).stream().filter(mail -> mail.isTo(address));
    }

    synchronized void clear() {
        newestFirst.clear();
        bytes = 0;
    }
}
