package io.pteronimbus.gameserver.console;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.gameserver.link.Grants;
import io.pteronimbus.gameserver.link.LinkSessions;
import io.pteronimbus.gameserver.timing.Timers;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** What every console works with. */
@Startup
@ApplicationScoped
class ConsoleWorld {
    private final ConsoleConfig config;
    private final ConsoleFrames frames;
    private final ExpectedStreams streams;
    private final LinkSessions links;
    private final Grants grants;
    private final Timers timers;
    private final Counter lines;

    ConsoleWorld(
            ConsoleConfig config,
            ConsoleFrames frames,
            ExpectedStreams streams,
            LinkSessions links,
            Grants grants,
            Timers timers,
            MeterRegistry meters) {
        this.config = config;
        this.frames = frames;
        this.streams = streams;
        this.links = links;
        this.grants = grants;
        this.timers = timers;
        this.lines = Counter.builder("pteronimbus.console.lines")
                .description("Lines of output that came from controllers")
                .register(meters);
    }

    ConsoleConfig config() {
        return config;
    }

    ConsoleFrames frames() {
        return frames;
    }

    ExpectedStreams streams() {
        return streams;
    }

    LinkSessions links() {
        return links;
    }

    Grants grants() {
        return grants;
    }

    Timers timers() {
        return timers;
    }

    void countLines(int number) {
        lines.increment(number);
    }
}
