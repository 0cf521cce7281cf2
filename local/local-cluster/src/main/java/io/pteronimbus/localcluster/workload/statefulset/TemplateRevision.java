package io.pteronimbus.localcluster.workload.statefulset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names the revision of a pod template, the same for the same template whatever the order of its fields. */
final class TemplateRevision {

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private TemplateRevision() {}

    static String of(String setName, JsonNode template) {
        try {
            byte[] canonical = SORTED.writeValueAsBytes(SORTED.treeToValue(template, Object.class));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical);
            return setName + "-" + HexFormat.of().formatHex(digest, 0, 5);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
