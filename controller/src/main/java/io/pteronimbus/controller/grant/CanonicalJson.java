package io.pteronimbus.controller.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** JSON in the one form that is hashed: keys sorted at every level, no spaces. */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** SHA-256 of the canonical form in UTF-8, as lower-case hex. */
    public static String sha256(JsonNode json) {
        return sha256(of(json));
    }

    /** The text whose hash is signed. */
    public static String of(JsonNode json) {
        return sorted(json).toString();
    }

    public static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static JsonNode sorted(JsonNode json) {
        if (json.isObject()) {
            var keys = new TreeMap<String, JsonNode>();
            json.properties().forEach(property -> keys.put(property.getKey(), sorted(property.getValue())));
            var object = JsonNodeFactory.instance.objectNode();
            keys.forEach(object::set);
            return object;
        }
        if (json.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            json.forEach(item -> array.add(sorted(item)));
            return array;
        }
        return json;
    }
}
