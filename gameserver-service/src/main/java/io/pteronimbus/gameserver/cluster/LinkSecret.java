package io.pteronimbus.gameserver.cluster;

import io.pteronimbus.platform.security.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * 256 random bits that let a controller in, as text. The panel shows it once and keeps its SHA-256.
 *
 * @param text begins with what it is: {@code pte_} a token to enrol with, {@code ptc_} a credential
 */
record LinkSecret(String text) {
    private static final int BYTES = 32;

    static LinkSecret token() {
        return random("pte_");
    }

    static LinkSecret credential() {
        return random("ptc_");
    }

    byte[] hash() {
        return Sha256.bytes(text);
    }

    String hexHash() {
        return Sha256.hex(text);
    }

    /** Not the secret. */
    @Override
    public String toString() {
        return "LinkSecret[...]";
    }

    private static LinkSecret random(String kind) {
        var bytes = new byte[BYTES];
        // not kept: a source of randomness must not be frozen into an image
        new SecureRandom().nextBytes(bytes);
        return new LinkSecret(kind + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
