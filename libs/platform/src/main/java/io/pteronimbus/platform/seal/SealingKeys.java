package io.pteronimbus.platform.seal;

import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;

/**
 * Seals what must not lie in a database readable: AES-256-GCM under keys of the configuration, each the base64 of 32 random bytes. A sealed text
 * opens only under the name it was sealed for, so that it is of no use in another row. The first key seals, all of them open: to change the key, a
 * new one is put in front, and what the old one sealed is sealed anew.
 */
public final class SealingKeys {
    private static final char AFTER_ID = '.';

    private final String property;
    private final List<SealingKey> keys;

    /**
     * @param property where the keys come from, for messages
     * @throws IllegalArgumentException there is none, or one is not the base64 of 32 bytes
     */
    public SealingKeys(String property, List<String> base64) {
        this.property = property;
        keys = base64.stream().map(key -> SealingKey.parse(property, key)).toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(property + " is empty");
        }
    }

    /** Seals a text for that name. */
    public byte[] seal(String name, String text) {
        return keys.getFirst().seal(name, text);
    }

    /** Throws IllegalStateException when it was sealed with a key not configured, for another name, or changed. */
    public String open(String name, byte[] sealed) {
        return keys.stream()
                .flatMap(key -> key.open(name, sealed).stream())
                .findFirst()
                .orElseThrow(() -> shut(name));
    }

    /** Whether it was sealed with the first key. */
    public boolean isCurrent(String name, byte[] sealed) {
        return keys.getFirst().open(name, sealed).isPresent();
    }

    /** Seals a text for that name, as text: the key's id, a dot, and base64url. */
    public String sealText(String name, String text) {
        return currentPrefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(seal(name, text));
    }

    /** Throws IllegalStateException for what {@link #open} does not open either, and for what is no sealed text. */
    public String openText(String name, String sealed) {
        var dot = sealed.indexOf(AFTER_ID);
        if (dot < 0) {
            throw new IllegalStateException("\"" + name + "\" is not sealed");
        }
        var id = sealed.substring(0, dot);
        var key = keys.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("\"" + name + "\" was sealed with a key that is not in " + property));
        try {
            return key.open(name, Base64.getUrlDecoder().decode(sealed.substring(dot + 1)))
                    .orElseThrow(() -> shut(name));
        } catch (IllegalArgumentException notBase64) {
            throw shut(name);
        }
    }

    /** What all texts begin with that the first key has sealed. */
    public String currentPrefix() {
        return keys.getFirst().id() + AFTER_ID;
    }

    /**
     * Keys for another purpose, told apart by its name: knowing one tells nothing of the others. The first is for new things,
     * the rest for what was made before the key changed.
     */
    public List<SecretKey> derive(String purpose) {
        return keys.stream().map(key -> key.derive(purpose)).toList();
    }

    private IllegalStateException shut(String name) {
        return new IllegalStateException("\"" + name + "\" does not open: was " + property + " changed?");
    }
}
