package io.pteronimbus.auth.key;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals what must not lie in the database readable: AES-256-GCM under {@code pteronimbus.auth.encryption-key}, the base64 of
 * 32 random bytes. A sealed text opens only under the name it was sealed for.
 */
@ApplicationScoped
public class KeySeal {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    KeySeal(@ConfigProperty(name = "pteronimbus.auth.encryption-key") String base64) {
        var bytes = decode(base64.trim());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("pteronimbus.auth.encryption-key must be the base64 of 32 bytes");
        }
        this.key = new SecretKeySpec(bytes, "AES");
    }

    byte[] seal(String name, String text) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, name, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** Throws IllegalStateException when it was sealed with another key, for another name, or changed. */
    String open(String name, byte[] sealed) {
        try {
            var nonce = java.util.Arrays.copyOf(sealed, NONCE_BYTES);
            var text =
                    cipher(Cipher.DECRYPT_MODE, name, nonce).doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "\"" + name + "\" does not open: was pteronimbus.auth.encryption-key changed?", e);
        }
    }

    /** A key for another purpose, told apart by its name: knowing it tells nothing of the others. */
    public SecretKey derive(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), "HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, String name, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("pteronimbus.auth.encryption-key is not base64", e);
        }
    }
}
