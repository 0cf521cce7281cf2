package io.pteronimbus.fakediscord.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a secret of many random bits: enough to know it again, and useless to whoever reads the state. */
public record Digest(@JsonValue String hex) {

    @JsonCreator
    public Digest {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256");
        }
    }

    public static Digest of(String secret) {
        return new Digest(HexFormat.of().formatHex(sha256(secret)));
    }

    public static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public boolean matches(String secret) {
        return MessageDigest.isEqual(
                hex.getBytes(StandardCharsets.US_ASCII), of(secret).hex.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "Digest[…]";
    }
}
