package io.pteronimbus.gameserver.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.gameserver.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * Values of a server's secret variables, as a controller is told them beside the spec.
 *
 * @param salt base64url of 32 random bytes: without it nobody finds the values by their hash
 * @param values by key; not empty
 */
public record SecretValues(String salt, Map<String, String> values) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 32;

    public SecretValues {
        values = Map.copyOf(values);
    }

    /** With a salt of their own. */
    static SecretValues salted(Map<String, String> values) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new SecretValues(Base64.getUrlEncoder().withoutPadding().encodeToString(salt), values);
    }

    /** {@code {"salt","values"}}. */
    public ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode().put("salt", salt);
        json.set("values", valuesJson());
        return json;
    }

    /** SHA-256 of the salt's bytes and the canonical JSON of the values: 64 lower-case hex digits. */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(Base64.getUrlDecoder().decode(salt));
            digest.update(CanonicalJson.of(valuesJson()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private ObjectNode valuesJson() {
        var json = JsonNodeFactory.instance.objectNode();
        values.forEach(json::put);
        return json;
    }

    /** Keys alone. */
    @Override
    public String toString() {
        return "SecretValues" + values.keySet();
    }
}
