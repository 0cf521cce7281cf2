package io.pteronimbus.bot.rest;

import io.pteronimbus.platform.problem.ProblemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Keeps calls within Discord's limits: those of each bucket, as far as Discord has told them, and the one over all. A route of which
 * nothing is known is asked once, and the others wait for what that answer says.
 */
final class RateLimiter {
    /** Discord allows 50 in a second; a few are left to what the clocks differ by. */
    private static final int GLOBAL = 45;

    private static final long SECOND = 1_000;
    private static final int MOST_BUCKETS = 10_000;
    private static final String FULL = "Discord takes no more calls for the moment.";

    /** A call that was let through, and whose answer is awaited. */
    static final class Ticket {
        private final Route route;
        private final Bucket bucket;

        private Ticket(Route route, Bucket bucket) {
            this.route = route;
            this.bucket = bucket;
        }
    }

    /** Times are in milliseconds. */
    private static final class Bucket {
        private int limit = 1;
        private int remaining = 1;
        private long resetAt;
        private int inFlight;
    }

    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, String> names = bounded();
    private final Map<String, Bucket> buckets = bounded();
    private long pausedUntil;
    private String pausedFor = FULL;
    private long secondBegan;
    private int thisSecond;

    RateLimiter(LongSupplier nanos) {
        this.nanos = nanos;
        this.pausedUntil = now();
        this.secondBegan = now();
    }

    /** Waits for its turn. Throws 503 at once when that is further away than the patience reaches. */
    Ticket admit(Route route, Duration patience) {
        var until = now() + patience.toMillis();
        lock.lock();
        try {
            while (true) {
                var bucket = bucket(route);
                var wait = wait(bucket);
                if (wait <= 0) {
                    thisSecond++;
                    bucket.remaining--;
                    bucket.inFlight++;
                    return new Ticket(route, bucket);
                }
                if (now() + wait > until) {
                    throw ProblemException.unavailable(pausedUntil > now() ? pausedFor : FULL, Duration.ofMillis(wait));
                }
                // whether the time is over or something has changed: look again
                changed.awaitNanos(TimeUnit.MILLISECONDS.toNanos(wait));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable("The service stops.", Duration.ofSeconds(1));
        } finally {
            lock.unlock();
        }
    }

    /** It was answered. */
    void answered(Ticket ticket, Optional<Limits> told) {
        change(ticket, bucket -> {
            if (told.isPresent()) {
                var limits = told.get();
                names.put(ticket.route.template(), limits.bucket());
                var named = buckets.computeIfAbsent(key(limits.bucket(), ticket.route), key -> bucket);
                named.limit = limits.limit();
                named.remaining = Math.max(0, limits.remaining() - named.inFlight);
                named.resetAt = now() + limits.resetAfter().toMillis();
            } else {
                bucket.remaining = Math.max(1, bucket.remaining);
            }
        });
    }

    /** It was one too many: of its bucket, or of all. */
    void refused(Ticket ticket, Duration retryAfter, boolean global) {
        if (global) {
            pause(ticket, retryAfter, FULL);
            return;
        }
        change(ticket, bucket -> {
            bucket.remaining = 0;
            bucket.resetAt = now() + retryAfter.toMillis();
        });
    }

    /** Nothing is asked for so long; who would ask is told why. */
    void pause(Ticket ticket, Duration time, String why) {
        change(ticket, bucket -> {
            var until = now() + time.toMillis();
            if (until > pausedUntil) {
                pausedUntil = until;
                pausedFor = why;
            }
            bucket.remaining++;
        });
    }

    private void change(Ticket ticket, Consumer<Bucket> change) {
        lock.lock();
        try {
            ticket.bucket.inFlight--;
            change.accept(ticket.bucket);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long wait(Bucket bucket) {
        var now = now();
        if (pausedUntil > now) {
            return pausedUntil - now;
        }
        if (now - secondBegan >= SECOND) {
            secondBegan = now;
            thisSecond = 0;
        }
        if (thisSecond >= GLOBAL) {
            return secondBegan + SECOND - now;
        }
        if (bucket.remaining <= 0 && bucket.resetAt <= now) {
            bucket.remaining = bucket.limit;
            bucket.resetAt = now + SECOND;
        }
        return bucket.remaining > 0 ? 0 : bucket.resetAt - now;
    }

    private Bucket bucket(Route route) {
        var name = names.get(route.template());
        return buckets.computeIfAbsent(key(name == null ? route.template() : name, route), key -> {
            var fresh = new Bucket();
            fresh.resetAt = now() + SECOND;
            return fresh;
        });
    }

    private static String key(String name, Route route) {
        return name + ' ' + route.major();
    }

    private long now() {
        return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST_BUCKETS;
            }
        };
    }
}
