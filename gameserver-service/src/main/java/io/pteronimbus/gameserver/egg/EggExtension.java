package io.pteronimbus.gameserver.egg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.crd.GameTemplateSpec;

/**
 * What a template says and an egg has no word for. It stands under a key of its own, as the difference (RFC 7386) between the template and what
 * the egg alone comes to: so both together are always the whole template, and somebody may still edit the egg's own part.
 */
final class EggExtension {
    static final String KEY = "x-pteronimbus";

    private static final String SPEC = "spec";
    private static final JsonMapper MAPPER = new JsonMapper();

    private EggExtension() {}

    /** The template with what the extension says of it; throws {@link EggException} for one that makes no template. */
    static GameTemplateSpec apply(EggValue extension, GameTemplateSpec bare, ImportReport.Notes notes) {
        if (extension.isEmpty()) {
            return bare;
        }
        try {
            var patch = MAPPER.readTree(EggJson.text(extension.get(SPEC)));
            var merged = Difference.apply(MAPPER.valueToTree(bare), patch);
            var spec = MAPPER.treeToValue(merged, GameTemplateSpec.class);
            notes.mapped(extension, "what only templates here say");
            return spec;
        } catch (ValueInstantiationException e) {
            throw new EggException(KEY + " makes no template: " + told(e), extension.place(), e);
        } catch (JsonProcessingException e) {
            throw new EggException(KEY + " makes no template: " + e.getOriginalMessage(), extension.place(), e);
        }
    }

    private static String told(ValueInstantiationException e) {
        var cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    /** Empty when the egg alone says all. */
    static ObjectNode of(GameTemplateSpec whole, GameTemplateSpec bare) {
        JsonNode from = MAPPER.valueToTree(bare);
        JsonNode to = MAPPER.valueToTree(whole);
        var extension = MAPPER.createObjectNode();
        if (!from.equals(to)) {
            extension.set(SPEC, Difference.between(from, to));
        }
        return extension;
    }
}
