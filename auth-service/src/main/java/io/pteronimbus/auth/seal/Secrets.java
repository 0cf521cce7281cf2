package io.pteronimbus.auth.seal;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that are told once and kept as a hash alone. They are random, so that a plain hash gives nothing away. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Secrets() {}

    /** 32 random bytes in base64url: 43 characters. */
    public static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
