package io.pteronimbus.tenant.quota;

import io.pteronimbus.events.TenantChanged.Limits;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Other limits: those of a plan, or, with {@code CUSTOM} or no plan, one's own.
 *
 * @param limits all of them
 */
record QuotaRequest(@Nullable Plan plan, @Nullable @Valid LimitsRequest limits) {

    /**
     * The most a tenant may use in all.
     *
     * @param cpuMillis thousandths of a CPU core
     */
    record LimitsRequest(
            @NotNull @Min(0) @Max(100_000) Integer servers,
            @NotNull @Min(0) @Max(100_000_000) Integer cpuMillis,
            @NotNull @Min(0) @Max(1_000_000_000) Integer memoryMiB,
            @NotNull @Min(0) @Max(1_000_000_000) Integer diskMiB,
            @NotNull @Min(0) @Max(1_000_000) Integer backups) {}

    /** Throws 400 for both or neither. */
    Limits wanted() {
        if (plan != null && plan != Plan.CUSTOM && limits == null) {
            return plan.limits();
        }
        if ((plan == null || plan == Plan.CUSTOM) && limits != null) {
            return new Limits(
                    limits.servers(), limits.cpuMillis(), limits.memoryMiB(), limits.diskMiB(), limits.backups());
        }
        throw ProblemException.invalid(new FieldError("plan", "either a plan or limits of one's own"));
    }
}
