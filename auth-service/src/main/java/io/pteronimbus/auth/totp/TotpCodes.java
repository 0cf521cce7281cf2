package io.pteronimbus.auth.totp;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** Codes by time (RFC 6238) as every authenticator app makes them: SHA-1, six digits, 30 seconds. */
final class TotpCodes {
    static final int SECRET_BYTES = 20;
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int DIGITS = 6;

    /** A phone's clock may be off by that many steps. */
    private static final int TOLERANCE = 1;

    private static final TimeBasedOneTimePasswordGenerator GENERATOR = generator();

    private TotpCodes() {}

    /** The time step whose code that is, of those around the given time. */
    static OptionalLong stepOf(String code, byte[] secret, Instant now) {
        var present = now.getEpochSecond() / STEP.toSeconds();
        for (var step = present - TOLERANCE; step <= present + TOLERANCE; step++) {
            if (code.equals(at(step, secret))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** The code of a time step. */
    static String at(long step, byte[] secret) {
        try {
            return GENERATOR.generateOneTimePasswordString(
                    new SecretKeySpec(secret, "HmacSHA1"), Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a second factor's secret is not usable", e);
        }
    }

    private static TimeBasedOneTimePasswordGenerator generator() {
        return new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);
    }
}
