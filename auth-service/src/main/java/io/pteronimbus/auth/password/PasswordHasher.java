package io.pteronimbus.auth.password;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords on a few threads of its own, so that a flood of sign-ins takes neither all memory nor the threads that
 * serve everything else. Throws 503 {@code dependency-unavailable} when too many wait already.
 */
@ApplicationScoped
public class PasswordHasher {
    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final PasswordConfig config;
    private final ThreadPoolExecutor threads;

    /** A thread's own, for one hash of today's costs: without it each hash would leave megabytes to the garbage collector. */
    private final ThreadLocal<BlockPool> memory;

    private final Argon2Hash decoy;

    PasswordHasher(PasswordConfig config) {
        this.config = config;
        this.memory = ThreadLocal.withInitial(
                () -> new FixedBlockPool(Argon2BytesGenerator.getBlockCount(config.memoryKib(), 1)));
        this.threads = new ThreadPoolExecutor(
                config.concurrency(),
                config.concurrency(),
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.waiting()),
                Thread.ofPlatform().name("password-", 0).daemon().factory());
        this.threads.allowCoreThreadTimeOut(true);
        this.decoy = new Argon2Hash(config.memoryKib(), config.iterations(), salt(), new byte[32]);
    }

    /** The hash to keep, with its costs and salt in it. */
    public String hash(String password) {
        return inTurn(pool -> Argon2Hash.of(password, config.memoryKib(), config.iterations(), salt(), pool)
                .encoded());
    }

    /** Whether the password made the hash. Without a hash it takes just as long, and the answer is no. */
    public boolean matches(String password, @Nullable String encoded) {
        return inTurn(pool ->
                (encoded == null ? decoy : Argon2Hash.parse(encoded)).matches(password, pool) && encoded != null);
    }

    /** Whether the hash was made with other costs than today's, and is to be made anew. */
    public boolean isOutdated(String encoded) {
        return !Argon2Hash.parse(encoded).costs(config.memoryKib(), config.iterations());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    private byte[] salt() {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private <T> T inTurn(Function<BlockPool, T> work) {
        try {
            return threads.submit(() -> work.apply(memory.get())).get();
        } catch (RejectedExecutionException tooMany) {
            throw new ProblemException(
                    ProblemType.DEPENDENCY_UNAVAILABLE,
                    "Too many people are signing in at this moment. Try again in a few seconds.");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a password could not be hashed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a password was hashed", e);
        }
    }
}
