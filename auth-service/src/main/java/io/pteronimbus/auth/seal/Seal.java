package io.pteronimbus.auth.seal;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals what must not lie in the database readable: AES-256-GCM under {@code pteronimbus.auth.encryption-key}, the base64 of
 * 32 random bytes. A sealed text opens only under the name it was sealed for. To change the key, put a new one in front, with
 * a comma between: the first seals, all of them open, and {@link Resealing} moves everything to the first at start.
 */
@ApplicationScoped
public class Seal {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final List<SecretKey> keys;

    Seal(@ConfigProperty(name = "pteronimbus.auth.encryption-key") List<String> base64) {
        this.keys = base64.stream().map(Seal::key).toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("pteronimbus.auth.encryption-key is empty");
        }
    }

    /** Seals a text for that name. */
    public byte[] seal(String name, String text) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), name, nonce)
                    .doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** Throws IllegalStateException when it was sealed with a key not configured, for another name, or changed. */
    public String open(String name, byte[] sealed) {
        return keys.stream()
                .flatMap(key -> open(key, name, sealed).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "\"" + name + "\" does not open: was pteronimbus.auth.encryption-key changed?"));
    }

    /** Whether it was sealed with the first key. */
    boolean isCurrent(String name, byte[] sealed) {
        return open(keys.getFirst(), name, sealed).isPresent();
    }

    /**
     * Keys for another purpose, told apart by its name: knowing one tells nothing of the others. The first is for new things,
     * the rest for what was made before the encryption key changed.
     */
    public List<SecretKey> derive(String purpose) {
        return keys.stream().map(key -> derive(key, purpose)).toList();
    }

    private static SecretKey derive(SecretKey key, String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), "HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> open(SecretKey key, String name, byte[] sealed) {
        if (sealed.length <= NONCE_BYTES) {
            return Optional.empty();
        }
        try {
            var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            var text = cipher(Cipher.DECRYPT_MODE, key, name, nonce)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException sealedWithAnother) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, String name, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SecretKey key(String base64) {
        var bytes = decode(base64.trim());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("pteronimbus.auth.encryption-key must be the base64 of 32 bytes");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("pteronimbus.auth.encryption-key is not base64", e);
        }
    }
}
