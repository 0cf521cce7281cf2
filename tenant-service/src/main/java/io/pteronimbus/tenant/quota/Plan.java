package io.pteronimbus.tenant.quota;

import io.pteronimbus.events.TenantChanged.Limits;
import java.util.Arrays;

/** Limits with a name. What fits none of them is custom. */
public enum Plan {
    SMALL(new Limits(5, 4_000, 8_192, 51_200, 10)),
    MEDIUM(new Limits(20, 8_000, 16_384, 102_400, 50)),
    LARGE(new Limits(100, 64_000, 131_072, 1_048_576, 500)),
    CUSTOM(new Limits(0, 0, 0, 0, 0));

    private final Limits limits;

    Plan(Limits limits) {
        this.limits = limits;
    }

    /** Meaningless for {@link #CUSTOM}. */
    Limits limits() {
        return limits;
    }

    static Plan of(Limits limits) {
        return Arrays.stream(values())
                .filter(plan -> plan != CUSTOM && plan.limits.equals(limits))
                .findFirst()
                .orElse(CUSTOM);
    }
}
