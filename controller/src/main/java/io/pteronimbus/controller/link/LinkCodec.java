package io.pteronimbus.controller.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Frames as JSON text and back. Fields it does not know are ignored; a frame that lacks what it needs is refused. */
@Singleton
class LinkCodec {
    private static final Pattern STREAM_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final ObjectMapper json;

    LinkCodec(ObjectMapper json) {
        this.json = json;
    }

    String write(ControllerFrame frame) {
        try {
            return json.writerFor(ControllerFrame.class).writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always JSON", e);
        }
    }

    /** @throws IllegalArgumentException it is no frame; the message says what is wrong with it */
    PanelFrame read(String text) {
        try {
            return read(json.readTree(text));
        } catch (JsonProcessingException e) {
            // its own message quotes the frame, and with it perhaps a grant or a secret
            throw new IllegalArgumentException(
                    "not JSON, at character " + e.getLocation().getCharOffset());
        }
    }

    private static PanelFrame read(JsonNode frame) {
        var type = text(frame, "type");
        return switch (type) {
            case "snapshot" -> snapshot(frame);
            case "desired" -> new PanelFrame.Desired(number(frame, "revision"), server(frame.path("server")));
            case "tenant" -> tenant(frame);
            case "open-stream" ->
                new PanelFrame.OpenStream(
                        streamId(frame),
                        text(frame, "kind"),
                        uuid(frame, "serverId"),
                        uuid(frame, "tenantId"),
                        optional(frame, "grant"));
            case "close-stream" -> new PanelFrame.CloseStream(streamId(frame));
            case "welcome" -> new PanelFrame.Welcome((int) number(frame, "protocol"), text(frame, "version"));
            case "credential" -> new PanelFrame.Credential(text(frame, "credential"));
            case "templates",
                    "template-changed",
                    "template",
                    "template-withheld",
                    "external-template-wanted",
                    "external-template-refused" -> TemplateFrames.read(type, frame);
            case "heartbeat" -> new PanelFrame.Heartbeat();
            default -> new PanelFrame.Unknown(type);
        };
    }

    private static PanelFrame.Snapshot snapshot(JsonNode frame) {
        var servers = new ArrayList<DesiredServer>();
        frame.path("servers").forEach(server -> servers.add(server(server)));
        return new PanelFrame.Snapshot(
                number(frame, "revision"), frame.path("more").asBoolean(false), servers);
    }

    private static PanelFrame.Tenant tenant(JsonNode frame) {
        var quota = frame.path("quota");
        if (!quota.isObject()) {
            throw new IllegalArgumentException("a tenant has no quota");
        }
        return new PanelFrame.Tenant(
                uuid(frame, "tenantId"), number(frame, "version"), quota, optional(frame, "grant"));
    }

    private static DesiredServer server(JsonNode server) {
        var deleted = server.path("deleted").asBoolean(false);
        var spec = server.get("spec");
        if (!deleted && (spec == null || !spec.isObject())) {
            throw new IllegalArgumentException("a server has no spec");
        }
        return new DesiredServer(
                uuid(server, "serverId"),
                uuid(server, "tenantId"),
                number(server, "generation"),
                deleted,
                spec == null || !spec.isObject() ? null : spec,
                optional(server, "grant"),
                secrets(server.path("secrets")));
    }

    /** The message of what is thrown tells no value. */
    private static @Nullable SecretValues secrets(JsonNode secrets) {
        if (!secrets.isObject()) {
            return null;
        }
        var values = new HashMap<String, String>();
        secrets.path("values").properties().forEach(entry -> values.put(entry.getKey(), text(entry.getValue())));
        return new SecretValues(text(secrets, "salt"), values);
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException("a secret is no text");
        }
        return value.textValue();
    }

    private static String streamId(JsonNode frame) {
        var id = text(frame, "streamId");
        if (!STREAM_ID.matcher(id).matches()) {
            throw new IllegalArgumentException("streamId is none");
        }
        return id;
    }

    static String text(JsonNode node, String field) {
        var value = optional(node, field);
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    static @Nullable String optional(JsonNode node, String field) {
        var value = node.get(field);
        return value == null || !value.isTextual() ? null : value.textValue();
    }

    static long number(JsonNode node, String field) {
        var value = node.get(field);
        if (value == null || !value.canConvertToLong()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value.longValue();
    }

    static UUID uuid(JsonNode node, String field) {
        try {
            return UUID.fromString(text(node, field));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + " is no UUID", e);
        }
    }
}
