package io.pteronimbus.localcluster.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * Reads the protobuf form of the few kinds that Go clients insist on sending that way ({@code protobuf.yaml}). Answers are always JSON,
 * which those clients take too.
 */
public final class ProtobufObjects {

    private static final JsonNode MESSAGES = TypeLanguage.resource("protobuf.yaml");
    private static final byte[] MAGIC = {'k', '8', 's', 0};

    private ProtobufObjects() {}

    /** @throws IllegalArgumentException for another kind, a field that is not known here, or bytes that are no message */
    public static ObjectNode read(byte[] body) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(body);
            for (byte expected : MAGIC) {
                if (bytes.get() != expected) {
                    throw new IllegalArgumentException("the body does not begin as Kubernetes protobuf does");
                }
            }
            return envelope(bytes);
        } catch (BufferUnderflowException | DateTimeException e) {
            throw new IllegalArgumentException("the body is no protobuf message", e);
        }
    }

    /** The envelope names the kind (1) and holds the object's own message (2). */
    private static ObjectNode envelope(ByteBuffer bytes) {
        ObjectNode identity = Json.object();
        ByteBuffer raw = ByteBuffer.allocate(0);
        while (bytes.hasRemaining()) {
            long tag = varint(bytes);
            ByteBuffer value = slice(bytes);
            if (tag >>> 3 == 1) {
                while (value.hasRemaining()) {
                    boolean apiVersion = varint(value) >>> 3 == 1;
                    identity.put(apiVersion ? "apiVersion" : "kind", text(slice(value)));
                }
            } else if (tag >>> 3 == 2) {
                raw = value;
            }
        }
        return identity.setAll(message(identity.path("kind").asText(), raw));
    }

    private static ObjectNode message(String type, ByteBuffer bytes) {
        JsonNode fields = MESSAGES.get(type);
        if (fields == null) {
            throw new IllegalArgumentException("protobuf is not understood for " + type + ", send JSON");
        }
        ObjectNode object = Json.object();
        while (bytes.hasRemaining()) {
            long tag = varint(bytes);
            JsonNode field = fields.get(Long.toString(tag >>> 3));
            if (field == null) {
                throw new IllegalArgumentException(
                        "protobuf field " + (tag >>> 3) + " of " + type + " is not understood, send JSON");
            }
            String[] nameAndType = field.asText().split(" ");
            put(
                    object,
                    nameAndType[0],
                    nameAndType[1],
                    (tag & 7) == 0 ? varint(bytes) : 0,
                    (tag & 7) == 2 ? slice(bytes) : bytes);
        }
        return object;
    }

    /** Go writes empty strings and numbers where JSON leaves them out. */
    private static void put(ObjectNode object, String name, String type, long number, ByteBuffer bytes) {
        String element = type.substring(type.startsWith("[") || type.startsWith("{") ? 1 : 0)
                .replaceAll("[\\]}]$", "");
        if (type.startsWith("{")) {
            varint(bytes);
            String key = text(slice(bytes));
            varint(bytes);
            object.withObjectProperty(name).put(key, scalar(element, slice(bytes)));
        } else if (type.startsWith("[")) {
            var array = object.withArrayProperty(name);
            if (element.equals("string")) {
                array.add(text(bytes));
            } else {
                array.add(message(element, bytes));
            }
        } else if (type.equals("int")) {
            object.put(name, number);
        } else if (type.equals("bool")) {
            object.put(name, number != 0);
        } else if (type.equals("string") || type.equals("Time")) {
            String value = scalar(type, bytes);
            if (!value.isEmpty()) {
                object.put(name, value);
            }
        } else {
            object.set(name, message(type, bytes));
        }
    }

    private static String scalar(String type, ByteBuffer bytes) {
        return switch (type) {
            case "bytes" -> Base64.getEncoder().encodeToString(array(bytes));
            case "Time" -> time(bytes);
            default -> text(bytes);
        };
    }

    private static String time(ByteBuffer bytes) {
        long seconds = 0;
        long nanos = 0;
        if (!bytes.hasRemaining()) {
            return "";
        }
        while (bytes.hasRemaining()) {
            boolean whole = varint(bytes) >>> 3 == 1;
            long value = varint(bytes);
            seconds = whole ? value : seconds;
            nanos = whole ? nanos : value;
        }
        return Instant.ofEpochSecond(seconds, nanos).toString();
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new BufferUnderflowException();
    }

    private static ByteBuffer slice(ByteBuffer bytes) {
        long length = varint(bytes);
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer slice = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        return slice;
    }

    private static String text(ByteBuffer bytes) {
        return new String(array(bytes), StandardCharsets.UTF_8);
    }

    private static byte[] array(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.get(array);
        return array;
    }
}
