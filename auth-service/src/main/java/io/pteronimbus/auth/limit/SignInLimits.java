package io.pteronimbus.auth.limit;

import io.pteronimbus.auth.redis.RedisScripts;
import io.pteronimbus.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Slows down who guesses passwords: each attempt takes a try from the account and one from the address, and a right password
 * gives both back. An address that signed in to an account before has tries of its own there, so that strangers who guess
 * do not lock its owner out. Accounts that do not exist are counted just the same.
 */
@ApplicationScoped
public class SignInLimits {
    private static final String PREFIX = "auth:limit:";
    private static final Duration KNOWN_FOR = Duration.ofDays(30);
    private static final String IS_KNOWN = "return redis.call('EXISTS', KEYS[1])";
    private static final String REMEMBER = "return redis.call('SET', KEYS[1], '1', 'EX', ARGV[1])";

    private final TokenBuckets buckets;
    private final RedisScripts scripts;
    private final LimitConfig config;

    SignInLimits(TokenBuckets buckets, RedisScripts scripts, LimitConfig config) {
        this.buckets = buckets;
        this.scripts = scripts;
        this.config = config;
    }

    /** Takes a try. Throws 429 {@code rate-limited} when there is none left, telling when there will be. */
    public Attempt attempt(String email, @Nullable String address) {
        var account = sha256(email);
        var place = AddressKey.of(address);
        var known = PREFIX + "known:" + account + ":" + place;
        var isKnown = scripts.run(IS_KNOWN, List.of(known), List.of()).toInteger() == 1;
        var tries = List.of(
                new Bucket(
                        PREFIX + "account:" + account + (isKnown ? ":" + place : ""),
                        config.account().burst(),
                        config.account().refill()),
                new Bucket(
                        PREFIX + "address:" + place,
                        config.address().burst(),
                        config.address().refill()));
        take(tries);
        return new Attempt(tries, known);
    }

    /** The password was right: the tries are given back, and the address is known from now on. */
    public void succeeded(Attempt attempt) {
        buckets.giveBack(attempt.taken());
        scripts.run(REMEMBER, List.of(attempt.known()), List.of(Long.toString(KNOWN_FOR.toSeconds())));
    }

    /** Counts an account being made. Throws 429 {@code rate-limited} when there were too many from there. */
    public void registration(@Nullable String address) {
        var limit = config.registration();
        take(List.of(new Bucket(PREFIX + "register:" + AddressKey.of(address), limit.burst(), limit.refill())));
    }

    private void take(List<Bucket> tries) {
        var wait = buckets.take(tries);
        if (wait.isPositive()) {
            throw ProblemException.rateLimited(wait.plusMillis(999));
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A try that was taken. */
    public static final class Attempt {
        private final List<Bucket> taken;
        private final String known;

        private Attempt(List<Bucket> taken, String known) {
            this.taken = taken;
            this.known = known;
        }

        private List<Bucket> taken() {
            return taken;
        }

        private String known() {
            return known;
        }
    }
}
