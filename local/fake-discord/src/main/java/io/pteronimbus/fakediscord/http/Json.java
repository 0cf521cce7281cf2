package io.pteronimbus.fakediscord.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.stream.Collector;

/** JSON trees. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Writes one value. */
    @FunctionalInterface
    public interface Writing {
        void write(JsonGenerator out) throws IOException;
    }

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    public static Collector<JsonNode, ArrayNode, ArrayNode> toArray() {
        return Collector.of(Json::array, ArrayNode::add, ArrayNode::addAll);
    }

    public static Buffer buffer(JsonNode node) {
        try {
            return Buffer.buffer(MAPPER.writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** What somebody writes step by step. */
    public static Buffer buffer(Writing writing) {
        ByteBuf bytes = Unpooled.buffer();
        try (var stream = new ByteBufOutputStream(bytes);
                JsonGenerator out = MAPPER.createGenerator((OutputStream) stream)) {
            writing.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can fail in memory", e);
        }
        return Buffer.buffer(bytes);
    }

    /** @throws JsonProcessingException when it is no JSON */
    public static JsonNode parse(Buffer content) throws JsonProcessingException {
        return MAPPER.readTree(content.toString());
    }
}
