package io.pteronimbus.auth.signin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts sign-ins by how they ended: {@code pteronimbus_sign_ins_total}. */
@ApplicationScoped
public class SignInMetrics {
    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    /** How one ended. */
    public enum Outcome {
        SUCCESS,
        DENIED,
        LIMITED
    }

    SignInMetrics(MeterRegistry registry) {
        Arrays.stream(Outcome.values()).forEach(outcome -> counters.put(outcome, counter(registry, outcome)));
    }

    public void count(Outcome outcome) {
        var counter = counters.get(outcome);
        if (counter != null) {
            counter.increment();
        }
    }

    private static Counter counter(MeterRegistry registry, Outcome outcome) {
        return Counter.builder("pteronimbus.sign.ins")
                .description("Sign-ins by how they ended")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
