package io.pteronimbus.platform.security;

import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Has it recorded that a super administrator looks at something they see just by office: once for a person, a tenant and a permission
 * within some time, since nobody reads a log with a line for every request. Redis remembers what was recorded. Without Redis every
 * look is recorded; and one that cannot be recorded is not had. {@code pteronimbus_override_reads_total} counts both.
 */
@ApplicationScoped
class OverrideReads {
    private static final Logger LOG = Logger.getLogger(OverrideReads.class);
    /** How long others rely on who is recording it just now, and may have died over it. */
    private static final String RECORDING_SECONDS = "10";

    private final RedisDataSource redis;
    private final OverrideRecorder recorder;
    private final Duration once;
    private final MeterRegistry meters;

    OverrideReads(
            RedisDataSource redis,
            OverrideRecorder recorder,
            @ConfigProperty(name = "pteronimbus.audit.override-reads", defaultValue = "PT1H") Duration once,
            MeterRegistry meters) {
        this.redis = redis;
        this.recorder = recorder;
        this.once = once;
        this.meters = meters;
    }

    /**
     * Throws 503 {@code dependency-unavailable} when it cannot be recorded.
     *
     * @param override whether it is just by office; asked only when the answer matters
     */
    void note(Caller caller, UUID tenantId, String permission, BooleanSupplier override) {
        if (!caller.superAdmin()) {
            return;
        }
        var key = "audit:override:" + tenantId + ":" + caller.userId() + ":" + permission;
        if (isRecorded(key) || !override.getAsBoolean() || !begin(key)) {
            return;
        }
        try {
            recorder.record(caller, tenantId, permission);
        } catch (RuntimeException notRecorded) {
            tell("DEL", key);
            count("refused");
            LOG.errorf(notRecorded, "A look by office was refused, since it was not recorded: tenant=%s", tenantId);
            throw new ProblemException(
                    ProblemType.DEPENDENCY_UNAVAILABLE,
                    "That you look at this cannot be recorded at the moment. Try again shortly.");
        }
        count("recorded");
        tell("EXPIRE", key, Long.toString(Math.max(1, once.toSeconds())));
    }

    private void count(String outcome) {
        meters.counter("pteronimbus.override.reads", "outcome", outcome).increment();
    }

    private boolean isRecorded(String key) {
        try {
            return redis.execute("EXISTS", key).toInteger() == 1;
        } catch (RuntimeException redisAway) {
            return false;
        }
    }

    /** Of many who look at once, one records it. */
    private boolean begin(String key) {
        try {
            return redis.execute("SET", key, "1", "NX", "EX", RECORDING_SECONDS) != null;
        } catch (RuntimeException redisAway) {
            LOG.warnf("Redis does not remember what was recorded: %s", redisAway.getMessage());
            return true;
        }
    }

    private void tell(String command, String... arguments) {
        try {
            redis.execute(command, arguments);
        } catch (RuntimeException redisAway) {
            LOG.warnf("Redis was not told what was recorded: %s", redisAway.getMessage());
        }
    }
}
