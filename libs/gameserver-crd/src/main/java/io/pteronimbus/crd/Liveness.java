package io.pteronimbus.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/**
 * A game that runs, but takes no connections any more, is ended and started again. In Kubernetes' words and units.
 *
 * @param port name of one of the ports, which is TCP
 * @param initialDelaySeconds after which it is first tried, so that a game has time to start; null: 300
 * @param periodSeconds from one try to the next; null: 30
 * @param failureThreshold tries in a row that fail before the game is ended; null: 4
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Liveness(
        @Required @Size(max = 15) String port,
        @Min(1) @Max(3600) @Nullable Integer initialDelaySeconds,
        @Min(1) @Max(600) @Nullable Integer periodSeconds,
        @Min(1) @Max(100) @Nullable Integer failureThreshold) {
    private static final int FIRST = 300;
    private static final int EACH = 30;
    private static final int FAILURES = 4;

    public int firstTry() {
        return initialDelaySeconds == null ? FIRST : initialDelaySeconds;
    }

    public int eachTry() {
        return periodSeconds == null ? EACH : periodSeconds;
    }

    public int mostFailures() {
        return failureThreshold == null ? FAILURES : failureThreshold;
    }
}
