package io.pteronimbus.bot.gateway;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JavaType;
import io.pteronimbus.bot.discord.DiscordJson;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What Discord has sent, read as far as needed to know what it is. Its data is read when somebody wants it, and then just what they
 * want: a large guild is megabytes of text, most of them of no use here.
 *
 * @param opcode see {@link Opcode}
 * @param sequence of events
 * @param event its name, of events
 */
record Frame(int opcode, @Nullable Long sequence, @Nullable String event, String text, DiscordJson json) {

    /** Throws IOException for what is no frame. */
    static Frame parse(String text, DiscordJson json) throws IOException {
        Integer opcode = null;
        Long sequence = null;
        String event = null;
        try (JsonParser parser = json.mapper().createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                var value = parser.nextToken();
                switch (name) {
                    case "op" -> opcode = parser.getIntValue();
                    case "s" -> sequence = value == JsonToken.VALUE_NULL ? null : Long.valueOf(parser.getLongValue());
                    case "t" -> event = value == JsonToken.VALUE_NULL ? null : parser.getText();
                    default -> parser.skipChildren();
                }
            }
        }
        if (opcode == null) {
            throw new IOException("without an opcode");
        }
        return new Frame(opcode, sequence, event, text, json);
    }

    /** Its data. Throws IOException when it is not of that shape, or there is none. */
    <T> T data(Class<T> type) throws IOException {
        JavaType wanted = json.mapper().constructType(type);
        try (JsonParser parser = json.mapper().createParser(text)) {
            parser.nextToken();
            for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (name.equals("d")) {
                    @Nullable T data = json.mapper().readValue(parser, wanted);
                    if (data == null) {
                        break;
                    }
                    return data;
                }
                parser.skipChildren();
            }
        }
        throw new IOException("without data");
    }

    /** Without its text, which tells of people. */
    @Override
    public String toString() {
        return "Frame[" + opcode + ", " + sequence + ", " + event + "]";
    }
}
