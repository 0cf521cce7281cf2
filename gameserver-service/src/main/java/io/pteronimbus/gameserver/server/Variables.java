package io.pteronimbus.gameserver.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;

/** Keeps the values of variables as a JSON object, its keys in their order. */
@Converter
class Variables implements AttributeConverter<Map<String, String>, String> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final TypeReference<Map<String, String>> TYPE = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(Map<String, String> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("variables cannot be written", e);
        }
    }

    @Override
    public Map<String, String> convertToEntityAttribute(String text) {
        try {
            return Map.copyOf(JSON.readValue(text, TYPE));
        } catch (JsonProcessingException e) {
            // its message would quote values, which may be secret
            throw new IllegalStateException("variables that were kept are unreadable");
        }
    }
}
