package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.pteronimbus.localcluster.kinds.ProtobufObjects;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.StatusException;
import java.io.IOException;
import java.util.Locale;

/** Reads request bodies: JSON, or what else the content type says: YAML, and protobuf for a few kinds. */
final class BodyParser {

    private static final YAMLMapper YAML = new YAMLMapper();

    private BodyParser() {}

    static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** @throws StatusException 400 when the bytes are no document, 415 for another media type */
    static JsonNode parse(byte[] body, String contentType) {
        String type = mediaType(contentType);
        try {
            if (type.endsWith("yaml")) {
                return YAML.readTree(body);
            }
            if (type.isEmpty() || type.endsWith("json")) {
                return Json.read(body);
            }
            if (type.equals("application/vnd.kubernetes.protobuf")) {
                return ProtobufObjects.read(body);
            }
        } catch (IOException e) {
            throw StatusException.badRequest("the object provided is unrecognized: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new StatusException(415, "UnsupportedMediaType", String.valueOf(e.getMessage()));
        }
        throw new StatusException(
                415, "UnsupportedMediaType", "the body of the request was in an unknown format: " + type);
    }

    static ObjectNode object(byte[] body, String contentType) {
        if (parse(body, contentType) instanceof ObjectNode object) {
            return object;
        }
        throw StatusException.badRequest("the body of the request is no object");
    }
}
