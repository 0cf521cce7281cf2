package io.pteronimbus.gameserver.metrics;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How far back is looked. */
enum MetricsRange {
    FIVE_MINUTES("5m", Duration.ofMinutes(5)),
    QUARTER_OF_AN_HOUR("15m", Duration.ofMinutes(15)),
    HOUR("1h", Duration.ofHours(1));

    private final String word;
    private final Duration length;

    MetricsRange(String word, Duration length) {
        this.word = word;
        this.length = length;
    }

    /** An hour unless told otherwise; 400 for what is none of them. */
    static MetricsRange of(@Nullable String word) {
        if (word == null) {
            return HOUR;
        }
        return Arrays.stream(values())
                .filter(range -> range.word.equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        new FieldError("range", FieldErrorCode.WRONG_KIND, "must be 5m, 15m or 1h")));
    }

    String word() {
        return word;
    }

    Duration length() {
        return length;
    }
}
