package io.pteronimbus.localcluster.workload.pod;

import java.time.Duration;

/** How long to wait before a container is started again: doubling, bounded, forgotten after a long run. Not thread-safe. */
final class Backoff {

    private final KubeletSettings settings;
    private Duration next;

    Backoff(KubeletSettings settings) {
        this.settings = settings;
        this.next = settings.backoffBase();
    }

    /** @param ran how long the container ran this time */
    Duration after(Duration ran) {
        if (ran.compareTo(settings.backoffReset()) >= 0) {
            next = settings.backoffBase();
        }
        Duration now = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(settings.backoffCap()) > 0 ? settings.backoffCap() : doubled;
        return now;
    }
}
