package io.pteronimbus.launcher.stack;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets nobody chose. */
final class RandomText {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without letters and digits that look alike. */
    private static final String READABLE = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int PASSWORD_LENGTH = 20;

    private RandomText() {}

    /** Twenty letters and digits (115 bits) that can be typed. */
    static String password() {
        return RANDOM.ints(PASSWORD_LENGTH, 0, READABLE.length())
                .mapToObj(READABLE::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    /** Base64 of 32 random bytes. */
    static String key() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
