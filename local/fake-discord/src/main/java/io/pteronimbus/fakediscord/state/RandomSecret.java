package io.pteronimbus.fakediscord.state;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that nobody guesses. */
public final class RandomSecret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private RandomSecret() {}

    /** 32 characters that need no escaping in a URL or a form. */
    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
