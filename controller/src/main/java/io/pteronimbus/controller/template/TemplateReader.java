package io.pteronimbus.controller.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.pteronimbus.controller.gameserver.Labels;
import io.pteronimbus.controller.grant.CanonicalJson;
import io.pteronimbus.controller.link.ManagedBy;
import io.pteronimbus.crd.GameTemplate;
import io.pteronimbus.crd.GameTemplateSpec;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes of a template in the cluster what is kept of it. */
@Singleton
class TemplateReader {
    private final ObjectMapper json;

    TemplateReader(ObjectMapper json) {
        this.json = json;
    }

    /** @param resource a template, typed or not */
    KnownTemplate read(HasMetadata resource) {
        var meta = resource.getMetadata();
        var content = contentHash(meta, spec(resource));
        return new KnownTemplate(
                Place.of(resource),
                meta.getUid(),
                Long.parseLong(meta.getResourceVersion()),
                Objects.requireNonNullElse(meta.getCreationTimestamp(), ""),
                id(meta),
                version(meta),
                annotation(meta, Labels.SPEC_HASH),
                annotation(meta, Labels.APPLIED_HASH),
                content,
                CanonicalJson.sha256(content + ManagedBy.of(meta)));
    }

    JsonNode spec(HasMetadata resource) {
        return json.<JsonNode>valueToTree(resource).path("spec");
    }

    GameTemplateSpec typed(JsonNode spec) throws JsonProcessingException {
        return json.treeToValue(spec, GameTemplateSpec.class);
    }

    /** Of all that the panel writes and somebody may change. The same whoever filled in what goes without saying. */
    String contentHash(ObjectMeta meta, JsonNode spec) {
        var content = json.createObjectNode()
                .put("managedBy", of(meta.getLabels(), Labels.MANAGED_BY))
                .put("title", annotation(meta, GameTemplate.TITLE))
                .put("description", annotation(meta, GameTemplate.DESCRIPTION))
                .put("version", annotation(meta, GameTemplate.TEMPLATE_VERSION))
                .put("hash", annotation(meta, Labels.SPEC_HASH));
        content.set("spec", normal(spec));
        return CanonicalJson.sha256(content);
    }

    private JsonNode normal(JsonNode spec) {
        try {
            return json.valueToTree(typed(spec));
        } catch (JsonProcessingException notOurs) {
            // whoever wrote it, it is what it is; the panel says what is wrong with it
            return spec;
        }
    }

    /** What people call it. */
    static String title(ObjectMeta meta) {
        var title = annotation(meta, GameTemplate.TITLE);
        return title.isBlank() ? meta.getName() : title;
    }

    static String description(ObjectMeta meta) {
        return annotation(meta, GameTemplate.DESCRIPTION);
    }

    private static @Nullable UUID id(ObjectMeta meta) {
        var label = of(meta.getLabels(), Labels.TEMPLATE);
        try {
            return label.isEmpty() ? null : UUID.fromString(label);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static long version(ObjectMeta meta) {
        var text = annotation(meta, GameTemplate.TEMPLATE_VERSION);
        return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
    }

    private static String annotation(ObjectMeta meta, String name) {
        return of(meta.getAnnotations(), name);
    }

    private static String of(@Nullable Map<String, String> marks, String name) {
        return marks == null ? "" : marks.getOrDefault(name, "");
    }
}
