package io.pteronimbus.bot.gateway;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Beats as often as Discord asks for, the first time at any moment of the first interval. A beat that was not answered when the next is
 * due means that the connection is dead, whatever TCP believes.
 */
final class Heartbeats {
    private static final long NONE = -1;

    private final Vertx vertx;
    private final Runnable beat;
    private final Runnable dead;
    private long timer = NONE;
    private boolean answered = true;

    Heartbeats(Vertx vertx, Runnable beat, Runnable dead) {
        this.vertx = vertx;
        this.beat = beat;
        this.dead = dead;
    }

    void start(Duration interval) {
        stop();
        var jitter = ThreadLocalRandom.current().nextLong(interval.toMillis()) + 1;
        timer = vertx.setTimer(jitter, tick -> {
            beat();
            timer = vertx.setPeriodic(interval.toMillis(), next -> beat());
        });
    }

    void answered() {
        answered = true;
    }

    void stop() {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
            timer = NONE;
        }
    }

    private void beat() {
        if (!answered) {
            stop();
            dead.run();
            return;
        }
        answered = false;
        beat.run();
    }
}
