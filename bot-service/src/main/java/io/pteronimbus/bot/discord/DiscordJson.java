package io.pteronimbus.bot.discord;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads Discord's JSON: names with underscores, and fields that are not known here passed over without building them. */
@ApplicationScoped
public class DiscordJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public ObjectReader readerOf(Class<?> type) {
        return MAPPER.readerFor(type);
    }

    public JsonMapper mapper() {
        return MAPPER;
    }
}
