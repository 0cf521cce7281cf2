package io.pteronimbus.controller.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.query.QueryException;
import io.pteronimbus.query.QueryProtocol;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What is counted of questions to games. */
@Singleton
class QueryMeters {
    private final MeterRegistry meters;
    private final AtomicInteger open = new AtomicInteger();

    QueryMeters(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder("pteronimbus.query.open", open, AtomicInteger::get)
                .description("Games that are being asked for their players now")
                .register(meters);
    }

    void asked() {
        open.incrementAndGet();
    }

    void answered(QueryProtocol protocol, Duration took, @Nullable Throwable failure) {
        open.decrementAndGet();
        meters.timer("pteronimbus.query", "protocol", word(protocol), "outcome", outcome(failure))
                .record(took);
    }

    private static String outcome(@Nullable Throwable failure) {
        if (failure == null) {
            return "answered";
        }
        return failure instanceof QueryException refused ? word(refused.reason()) : "failed";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
