package io.pteronimbus.auth.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What a hash costs, and how many are computed at a time. The costs are OWASP's for argon2id. */
@ConfigMapping(prefix = "pteronimbus.auth.password")
public interface PasswordConfig {

    /** KiB of memory for one hash. */
    @WithDefault("12288")
    @Min(8)
    @Max(Argon2Hash.MOST_MEMORY_KIB)
    int memoryKib();

    /** Passes over the memory. */
    @WithDefault("3")
    @Min(1)
    @Max(Argon2Hash.MOST_ITERATIONS)
    int iterations();

    /** Hashes computed at the same time; memory is taken for each. */
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int concurrency();

    /** Hashes that may wait for their turn; who comes after that is told to come back. */
    @WithDefault("64")
    @Min(1)
    @Max(10_000)
    int waiting();
}
