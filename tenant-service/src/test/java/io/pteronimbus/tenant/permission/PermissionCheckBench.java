package io.pteronimbus.tenant.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.platform.security.Access;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.tenant.support.Person;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Prints what a look at somebody's permissions costs when Redis has them, beside a bare read of Redis. No test, and its name is none
 * of a test: {@code ./mvnw -pl tenant-service -am test -Dtest=PermissionCheckBench -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@QuarkusTest
class PermissionCheckBench {
    private static final int WARM = 20_000;
    private static final int COUNTED = 20_000;

    private final Access access;
    private final RedisDataSource redis;

    PermissionCheckBench(Access access, RedisDataSource redis) {
        this.access = access;
        this.redis = redis;
    }

    @Test
    void check() {
        var owner = Person.somebody();
        var tenant = owner.tenant("Measured");
        var caller = new Caller(owner.id(), "x", false, "s", false, null, false, false, Instant.MAX);
        var server = UUID.randomUUID();
        redis.value(String.class).set("bench", "x".repeat(1_500));

        var bare = nanos(() -> redis.value(String.class).get("bench"));
        var check = nanos(() -> access.require(caller, tenant, server, "server:start"));

        print("a bare read of Redis", bare);
        print("a permission checked", check);
        assertThat(check).isNotEmpty();
    }

    private static long[] nanos(Runnable work) {
        var times = new long[COUNTED];
        for (var i = -WARM; i < COUNTED; i++) {
            var began = System.nanoTime();
            work.run();
            if (i >= 0) {
                times[i] = System.nanoTime() - began;
            }
        }
        Arrays.sort(times);
        return times;
    }

    private static void print(String what, long[] sorted) {
        System.out.printf(
                Locale.ROOT,
                "bench: %s  p50 %.3f ms, p99 %.3f ms%n",
                what,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6);
    }
}
