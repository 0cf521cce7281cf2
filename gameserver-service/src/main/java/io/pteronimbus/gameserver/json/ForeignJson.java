package io.pteronimbus.gameserver.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Reads what other programs of the product say. Fields not known here are theirs to add. */
@ApplicationScoped
public class ForeignJson {
    private final ObjectMapper mapper;

    ForeignJson(ObjectMapper mapper) {
        this.mapper = mapper.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Throws {@link UnreadableException} for what is not JSON of that shape. */
    public <T> T read(byte[] text, Class<T> type) {
        try {
            var value = mapper.readValue(text, type);
            if (value == null) {
                throw new UnreadableException("null is no " + type.getSimpleName(), null);
            }
            return value;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableException("not a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    /** Throws {@link UnreadableException} for what is not a JSON object. */
    public JsonNode readObject(String text) {
        try {
            var node = mapper.readTree(text);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            throw new UnreadableException("not JSON: " + e.getMessage(), e);
        }
        throw new UnreadableException("not a JSON object", null);
    }

    /** Throws {@link UnreadableException} when the value is not of that shape. */
    public <T> T convert(JsonNode value, Class<T> type) {
        try {
            return mapper.treeToValue(value, type);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableException("not a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
