package io.pteronimbus.controller.link;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pteronimbus.controller.grant.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * Values of a server's secret variables, as the panel sends them beside the spec.
 *
 * @param salt base64url of random bytes
 * @param values by key
 */
record SecretValues(String salt, Map<String, String> values) {

    /** @throws IllegalArgumentException there is no value, or the salt is not base64url */
    SecretValues {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("secrets without values");
        }
        Base64.getUrlDecoder().decode(salt);
        values = Map.copyOf(values);
    }

    /** SHA-256 of the salt's bytes and the canonical JSON of the values: 64 lower-case hex digits. It is what the panel signs. */
    String hash() {
        var json = JsonNodeFactory.instance.objectNode();
        values.forEach(json::put);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(Base64.getUrlDecoder().decode(salt));
            digest.update(CanonicalJson.of(json).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Keys alone. */
    @Override
    public String toString() {
        return "SecretValues" + values.keySet();
    }
}
