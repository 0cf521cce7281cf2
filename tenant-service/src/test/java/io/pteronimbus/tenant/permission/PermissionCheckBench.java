package io.pteronimbus.tenant.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.platform.security.Access;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.security.PermissionKeys;
import io.pteronimbus.tenant.support.Person;
import io.quarkus.arc.Arc;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.value.ValueCommands;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Prints what a look at somebody's permissions costs when Redis has them, beside a bare read of the same bytes from Redis just before it:
 * so both meet the same machine. At rest (one caller, far from what the machine can do), one after the other, and with the machine full of
 * callers, where what is measured is mostly the queue. No test, and its name is none of a test: {@code ./mvnw -pl tenant-service -am test
 * -Dtest=PermissionCheckBench -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@QuarkusTest
class PermissionCheckBench {
    private static final int WARM = 20_000;
    private static final long MILLISECOND = 1_000_000;

    private final Access access;
    private final RedisDataSource redis;
    private final UUID server = UUID.randomUUID();
    private Caller caller;
    private UUID tenant;
    private ValueCommands<String, String> values;
    private String key;

    PermissionCheckBench(Access access, RedisDataSource redis) {
        this.access = access;
        this.redis = redis;
    }

    @BeforeEach
    void warm() throws InterruptedException {
        values = redis.value(String.class);
        var owner = Person.somebody();
        tenant = owner.tenant("Measured");
        caller = new Caller(owner.id(), "x", false, "s", false, null, false, false, Instant.MAX);
        key = PermissionKeys.of(tenant, owner.id(), false);
        access.require(caller, tenant, server, "server:start");
        assertThat(values.get(key)).as("Redis has them").isNotNull();
        run(1, WARM, 0);
    }

    @Test
    void check() throws InterruptedException {
        print("at rest, one a millisecond", run(1, 10_000, MILLISECOND));
        print("one after the other", run(1, 20_000, 0));
        print("8 callers at once", run(8, 5_000, 0));
        System.out.printf(
                Locale.ROOT,
                "bench: load average %.2f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private record Times(long[] bare, long[] check) {}

    private Times run(int callers, int count, long pause) throws InterruptedException {
        var times = Stream.generate(() -> new Times(new long[count], new long[count]))
                .limit(callers)
                .toList();
        var threads = times.stream()
                .map(own -> Thread.ofVirtual().start(() -> measure(own, pause)))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        return new Times(
                times.stream().flatMapToLong(own -> LongStream.of(own.bare())).toArray(),
                times.stream().flatMapToLong(own -> LongStream.of(own.check())).toArray());
    }

    /** Within a request, since what is dropped meanwhile is computed anew. */
    private void measure(Times times, long pause) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            for (var i = 0; i < times.check().length; i++) {
                times.bare()[i] = nanos(() -> values.get(key));
                LockSupport.parkNanos(pause);
                times.check()[i] = nanos(() -> access.require(caller, tenant, server, "server:start"));
                LockSupport.parkNanos(pause);
            }
        } finally {
            request.terminate();
        }
    }

    private static long nanos(Runnable work) {
        var began = System.nanoTime();
        work.run();
        return System.nanoTime() - began;
    }

    private static void print(String how, Times times) {
        Arrays.sort(times.bare());
        Arrays.sort(times.check());
        System.out.printf(
                Locale.ROOT,
                "bench: %-27s a bare read p50 %.3f, p99 %.3f ms; a permission checked p50 %.3f, p99 %.3f ms; ratio %.2f, %.2f%n",
                how,
                share(times.bare(), 0.5),
                share(times.bare(), 0.99),
                share(times.check(), 0.5),
                share(times.check(), 0.99),
                share(times.check(), 0.5) / share(times.bare(), 0.5),
                share(times.check(), 0.99) / share(times.bare(), 0.99));
    }

    private static double share(long[] sorted, double share) {
        return sorted[(int) (sorted.length * share)] / 1e6;
    }
}
