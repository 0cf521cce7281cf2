package io.pteronimbus.controller.whole;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** What the panel sends beside a spec: one secret value, and its salt. */
record SecretPart(String name, String value, String salt) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static SecretPart of(String name, String value) {
        return new SecretPart(name, value, UUID.randomUUID().toString());
    }

    /** The spec, which says where the value is. */
    ObjectNode namedIn(ObjectNode spec, UUID server) {
        spec.putArray("secretEnv")
                .addObject()
                .put("name", name)
                .put("secret", "gs-" + server + "-secrets")
                .put("key", name);
        return spec;
    }

    ObjectNode json() {
        var json = JSON.createObjectNode()
                .put(
                        "salt",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(salt.getBytes(StandardCharsets.UTF_8)));
        json.putObject("values").put(name, value);
        return json;
    }

    String hash() {
        try {
            var text = salt + "{\"" + name + "\":\"" + value + "\"}";
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
