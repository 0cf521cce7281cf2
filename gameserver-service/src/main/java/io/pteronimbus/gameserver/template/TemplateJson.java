package io.pteronimbus.gameserver.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.gameserver.json.CanonicalJson;
import io.pteronimbus.platform.security.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Reads and writes what templates say. What was written before something could be said of it does not say it. */
@ApplicationScoped
class TemplateJson {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final ObjectMapper mapper;

    TemplateJson(ObjectMapper mapper) {
        this.mapper = mapper.copy().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    GameTemplateSpec spec(String text) throws JsonProcessingException {
        return mapper.readValue(text, GameTemplateSpec.class);
    }

    TemplateDocument document(InputStream in) throws IOException {
        return mapper.readValue(in, TemplateDocument.class);
    }

    /** As it is kept. */
    TemplateContent content(TemplateDocument document) {
        return new TemplateContent(
                document.name(),
                document.description(),
                document.game(),
                canonical(document.spec()),
                canonical(document.spec().tags()),
                Sha256.hex(canonical(document)));
    }

    List<String> tags(String text) {
        try {
            return mapper.readValue(text, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("tags that were kept are unreadable", e);
        }
    }

    private String canonical(Object value) {
        JsonNode tree = mapper.valueToTree(value);
        return CanonicalJson.of(tree);
    }
}
