package io.pteronimbus.fakediscord.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.pteronimbus.fakediscord.http.Json;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * What a client has sent. Everything that cannot be read as it should is a decode error.
 *
 * @param data missing when it was left out
 */
record ClientFrame(Opcode opcode, JsonNode data) {

    static final int LONGEST = 4096;

    /** @throws CloseException when it is too long, no JSON object, or without an opcode a client may send */
    static ClientFrame parse(String text) {
        Buffer bytes = Buffer.buffer(text);
        if (bytes.length() > LONGEST) {
            throw decodeError();
        }
        JsonNode frame;
        try {
            frame = Json.parse(bytes);
        } catch (JsonProcessingException e) {
            throw decodeError();
        }
        JsonNode number = frame.path("op");
        if (!number.isInt()) {
            throw decodeError();
        }
        Opcode opcode =
                Opcode.ofClient(number.intValue()).orElseThrow(() -> new CloseException(CloseCode.UNKNOWN_OPCODE));
        return new ClientFrame(opcode, frame.path("d"));
    }

    /** A field that must be text. */
    static String text(JsonNode object, String name) {
        return given(object, name)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .orElseThrow(ClientFrame::decodeError);
    }

    /** A field that may be left out; null says the same. */
    static Optional<JsonNode> given(JsonNode object, String name) {
        JsonNode node = object.isObject() ? object.path(name) : MissingNode.getInstance();
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    /** A whole number from 0 up. */
    static long number(JsonNode node, long most) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0 || node.longValue() > most) {
            throw decodeError();
        }
        return node.longValue();
    }

    static CloseException decodeError() {
        return new CloseException(CloseCode.DECODE_ERROR);
    }
}
