package io.pteronimbus.auth.seal;

import io.pteronimbus.platform.seal.SealingKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.crypto.SecretKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals what must not lie in the database readable: {@link SealingKeys} of {@code pteronimbus.auth.encryption-key}. To change the key, put a new one in
 * front, with a comma between: the first seals, all of them open, and {@link Resealing} moves everything to the first at start.
 */
@ApplicationScoped
public class Seal {
    private static final String PROPERTY = "pteronimbus.auth.encryption-key";

    private final SealingKeys keys;

    Seal(@ConfigProperty(name = PROPERTY) List<String> base64) {
        keys = new SealingKeys(PROPERTY, base64);
    }

    /** Seals a text for that name. */
    public byte[] seal(String name, String text) {
        return keys.seal(name, text);
    }

    /** Throws IllegalStateException when it was sealed with a key not configured, for another name, or changed. */
    public String open(String name, byte[] sealed) {
        return keys.open(name, sealed);
    }

    /** Whether it was sealed with the first key. */
    boolean isCurrent(String name, byte[] sealed) {
        return keys.isCurrent(name, sealed);
    }

    /** Keys for another purpose, as {@link SealingKeys#derive} has them. */
    public List<SecretKey> derive(String purpose) {
        return keys.derive(purpose);
    }
}
