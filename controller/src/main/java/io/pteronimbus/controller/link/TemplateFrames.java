package io.pteronimbus.controller.link;

import static io.pteronimbus.controller.link.LinkCodec.number;
import static io.pteronimbus.controller.link.LinkCodec.optional;
import static io.pteronimbus.controller.link.LinkCodec.text;
import static io.pteronimbus.controller.link.LinkCodec.uuid;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.controller.link.PanelFrame.NamedTemplate;
import java.util.ArrayList;
import java.util.Objects;
import java.util.regex.Pattern;

/** Frames of templates. One that lacks what it needs is an IllegalArgumentException, whose message says what is wrong with it. */
final class TemplateFrames {
    /** A name that a resource can have, and so a path: more is not let in. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    private TemplateFrames() {}

    static PanelFrame.OfTemplates read(String type, JsonNode frame) {
        return switch (type) {
            case "templates" -> list(frame);
            case "template-changed" -> new PanelFrame.TemplateChanged(named(frame.path("template")));
            case "template" -> told(frame);
            case "template-withheld" -> new PanelFrame.TemplateWithheld(uuid(frame, "id"));
            case "external-template-wanted" ->
                new PanelFrame.ExternalTemplateWanted(
                        uuid(frame, "tenantId"), text(frame, "resourceUid"), name(frame, "name"));
            case "external-template-refused" ->
                new PanelFrame.ExternalTemplateRefused(
                        uuid(frame, "tenantId"),
                        text(frame, "resourceUid"),
                        name(frame, "name"),
                        text(frame, "reason"));
            default -> throw new IllegalArgumentException("no frame of templates: " + type);
        };
    }

    private static PanelFrame.Templates list(JsonNode frame) {
        var templates = new ArrayList<NamedTemplate>();
        frame.path("templates").forEach(template -> templates.add(named(template)));
        return new PanelFrame.Templates(frame.path("more").asBoolean(false), templates);
    }

    private static PanelFrame.TemplateTold told(JsonNode frame) {
        var template = frame.path("template");
        var named = named(template);
        var spec = template.get("spec");
        if (!named.deleted() && (spec == null || !spec.isObject())) {
            throw new IllegalArgumentException("a template has no spec");
        }
        return new PanelFrame.TemplateTold(
                named,
                Objects.requireNonNullElse(optional(template, "title"), ""),
                Objects.requireNonNullElse(optional(template, "description"), ""),
                named.deleted() ? null : spec,
                template,
                optional(frame, "grant"));
    }

    private static NamedTemplate named(JsonNode template) {
        return new NamedTemplate(
                uuid(template, "id"),
                optional(template, "tenantId") == null ? null : uuid(template, "tenantId"),
                name(template, "slug"),
                number(template, "version"),
                Objects.requireNonNullElse(optional(template, "hash"), ""),
                template.path("deleted").asBoolean(false));
    }

    private static String name(JsonNode node, String field) {
        var name = text(node, field);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(field + " is no name of a resource");
        }
        return name;
    }
}
