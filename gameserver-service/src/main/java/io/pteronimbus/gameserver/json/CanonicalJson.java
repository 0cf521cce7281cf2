package io.pteronimbus.gameserver.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One text for one value: keys in the order of their UTF-16 code units at every depth, no blanks, nothing escaped without need. */
public final class CanonicalJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private CanonicalJson() {}

    public static String of(JsonNode value) {
        try {
            return MAPPER.writeValueAsString(MAPPER.treeToValue(value, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not canonical", e);
        }
    }

    /** SHA-256 of the text in UTF-8, as 64 hex digits. */
    public static String sha256(String text) {
        return HexFormat.of().formatHex(sha256Bytes(text));
    }

    /** SHA-256 of the text in UTF-8. */
    public static byte[] sha256Bytes(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
