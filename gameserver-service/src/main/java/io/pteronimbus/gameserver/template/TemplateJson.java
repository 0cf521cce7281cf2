package io.pteronimbus.gameserver.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.gameserver.json.CanonicalJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/** Reads and writes what templates say. What was written before something could be said of it does not say it. */
@ApplicationScoped
class TemplateJson {
    private final ObjectMapper mapper;

    TemplateJson(ObjectMapper mapper) {
        this.mapper = mapper.copy().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    TemplateSpec spec(String text) throws JsonProcessingException {
        return mapper.readValue(text, TemplateSpec.class);
    }

    TemplateDocument document(InputStream in) throws IOException {
        return mapper.readValue(in, TemplateDocument.class);
    }

    String canonical(Object value) {
        JsonNode tree = mapper.valueToTree(value);
        return CanonicalJson.of(tree);
    }
}
