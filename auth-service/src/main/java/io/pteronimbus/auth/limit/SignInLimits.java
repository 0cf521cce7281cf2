package io.pteronimbus.auth.limit;

import io.pteronimbus.auth.redis.RedisScripts;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
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
        return attempt(
                email, address, config.account().burst(), config.account().refill());
    }

    private Attempt attempt(String subject, @Nullable String address, int burst, Duration refill) {
        var account = Sha256.hex(subject);
        var place = AddressKey.of(address);
        var known = PREFIX + "known:" + account + ":" + place;
        var isKnown = scripts.run(IS_KNOWN, List.of(known), List.of()).toInteger() == 1;
        var tries = List.of(
                new Bucket(PREFIX + "account:" + account + (isKnown ? ":" + place : ""), burst, refill),
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

    /** The try was no failure, but nobody is signed in yet. */
    public void giveBack(Attempt attempt) {
        buckets.giveBack(attempt.taken());
    }

    /** Counts an account being made. Throws 429 {@code rate-limited} when there were too many from there. */
    public void registration(@Nullable String address) {
        var limit = config.registration();
        take(List.of(new Bucket(PREFIX + "register:" + AddressKey.of(address), limit.burst(), limit.refill())));
    }

    /** Whether another mail may go to that address; counts it. */
    public boolean mayMail(String email) {
        var limit = config.mail();
        return buckets.take(List.of(new Bucket(PREFIX + "mail:" + Sha256.hex(email), limit.burst(), limit.refill())))
                .isZero();
    }

    /** Takes a try of a second factor for that account. Throws 429 {@code rate-limited} when there is none left. */
    public Attempt secondFactor(UUID accountId, @Nullable String address) {
        var limit = config.secondFactor();
        return attempt("otp:" + accountId, address, limit.burst(), limit.refill());
    }

    private void take(List<Bucket> tries) {
        var wait = buckets.take(tries);
        if (wait.isPositive()) {
            throw ProblemException.rateLimited(wait.plusMillis(999));
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
