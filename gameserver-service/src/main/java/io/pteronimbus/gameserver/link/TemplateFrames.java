package io.pteronimbus.gameserver.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.pteronimbus.gameserver.json.CanonicalJson;
import io.pteronimbus.gameserver.template.ReportedTemplate;
import io.pteronimbus.gameserver.template.ToldTemplate;
import io.pteronimbus.platform.security.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes what is said to a controller of templates. */
@ApplicationScoped
class TemplateFrames {
    /** In bytes. More than this no cluster keeps, and the link carries only four times as much. */
    static final int MOST_BYTES = 1 << 20;

    private final ObjectMapper json;
    private final Grants grants;

    TemplateFrames(ObjectMapper json, Grants grants) {
        this.json = json;
        this.grants = grants;
    }

    /** @param more further parts of the same list follow */
    String list(List<ToldTemplate> templates, boolean more) {
        var frame = frame("templates").put("more", more);
        var items = frame.putArray("templates");
        templates.forEach(template -> items.add(named(template)));
        return write(frame);
    }

    String changed(ToldTemplate template) {
        var frame = frame("template-changed");
        frame.set("template", named(template));
        return write(frame);
    }

    /** All of one, signed for that cluster; empty when it is too large to be said. */
    Optional<String> told(String cluster, ToldTemplate.Content content) {
        var template = content.template();
        var whole = named(template);
        if (content.spec() != null) {
            whole.put("title", content.title()).put("description", content.description());
            whole.set("spec", read(content.spec()));
        }
        var text = CanonicalJson.of(whole);
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.empty();
        }
        var grant = grants.template(
                cluster,
                template.tenantId(),
                template.id(),
                template.version(),
                Sha256.hex(text),
                template.deleted() ? "template:delete" : "template:update");
        return Optional.of(write(
                frame("template").putRawValue("template", new RawValue(text)).put("grant", grant)));
    }

    String withheld(UUID id) {
        return write(frame("template-withheld").put("id", id.toString()));
    }

    String wanted(ReportedTemplate.Named template) {
        return write(of("external-template-wanted", template));
    }

    String refused(ReportedTemplate.Named template, String reason) {
        return write(of("external-template-refused", template).put("reason", reason));
    }

    private ObjectNode of(String type, ReportedTemplate.Named template) {
        return frame(type)
                .put("tenantId", template.tenantId().toString())
                .put("resourceUid", template.resourceUid())
                .put("name", template.name());
    }

    private ObjectNode named(ToldTemplate template) {
        var named = json.createObjectNode()
                .put("id", template.id().toString())
                .put("slug", template.slug())
                .put("version", template.version());
        if (template.tenantId() != null) {
            named.put("tenantId", template.tenantId().toString());
        }
        return template.deleted() ? named.put("deleted", true) : named.put("hash", template.hash());
    }

    private JsonNode read(String spec) {
        try {
            return json.readTree(spec);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a spec that was kept is unreadable", e);
        }
    }

    private ObjectNode frame(String type) {
        return json.createObjectNode().put("type", type);
    }

    private String write(ObjectNode frame) {
        try {
            return json.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frame cannot be written", e);
        }
    }
}
