package io.pteronimbus.gameserver.egg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.crd.GameServerSpec.ConfigEdit;
import io.pteronimbus.crd.GameServerSpec.ConfigFile;
import io.pteronimbus.crd.GameServerSpec.Done;
import io.pteronimbus.crd.GameTemplateSpec;
import java.util.Locale;

/** The part of an egg that is JSON written as text within it. */
final class EggConfig {
    private static final JsonMapper MAPPER = new JsonMapper();

    private EggConfig() {}

    static ObjectNode written(GameTemplateSpec spec, GameTemplateSpec.Egg notes) {
        var files = MAPPER.createObjectNode();
        spec.configFiles().forEach(file -> files.set(file.path(), file(file)));
        var startup = MAPPER.createObjectNode();
        startup.set("done", done(spec.done()));
        if (notes.startup() != null) {
            json(notes.startup()).properties().forEach(other -> startup.set(other.getKey(), other.getValue()));
        }
        var config = MAPPER.createObjectNode();
        config.put("files", files.toPrettyString());
        config.put("startup", startup.toPrettyString());
        config.put("logs", notes.logs() == null ? "{}" : notes.logs());
        config.put("stop", EggStop.written(spec.stop()));
        return config;
    }

    private static JsonNode done(Done done) {
        var patterns = done.patterns().stream().map(EggStart::written).toList();
        return patterns.size() > 1
                ? MAPPER.valueToTree(patterns)
                : MAPPER.getNodeFactory().textNode(patterns.isEmpty() ? "" : patterns.getFirst());
    }

    private static ObjectNode file(ConfigFile file) {
        var made = MAPPER.createObjectNode();
        made.put("parser", file.parser().name().toLowerCase(Locale.ROOT));
        var find = made.putObject("find");
        for (var edit : file.edits()) {
            if (edit.ifValue() == null) {
                find.set(edit.match(), value(edit));
            } else if (find.get(edit.match()) instanceof ObjectNode others) {
                others.set(edit.ifValue(), value(edit));
            } else {
                find.putObject(edit.match()).set(edit.ifValue(), value(edit));
            }
        }
        return made;
    }

    private static JsonNode value(ConfigEdit edit) {
        return edit.literal() ? json(edit.value()) : MAPPER.getNodeFactory().textNode(edit.value());
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a template holds JSON that is none", e);
        }
    }
}
