package io.pteronimbus.gameserver.egg;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** JSON text of an egg's values, numbers as they were written. */
final class EggJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private EggJson() {}

    static String text(EggValue value) {
        var text = new StringWriter();
        try (var out = FACTORY.createGenerator(text)) {
            write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory could not be written", e);
        }
        return text.toString();
    }

    private static void write(EggValue value, JsonGenerator out) throws IOException {
        switch (value.kind()) {
            case OBJECT -> {
                out.writeStartObject();
                for (var member : value.members().entrySet()) {
                    out.writeFieldName(member.getKey());
                    write(member.getValue(), out);
                }
                out.writeEndObject();
            }
            case LIST -> {
                out.writeStartArray();
                for (var item : value.items()) {
                    write(item, out);
                }
                out.writeEndArray();
            }
            case TEXT -> out.writeString(value.text());
            case NUMBER, BOOLEAN -> out.writeRawValue(value.text());
            case NULL, ABSENT -> out.writeNull();
        }
    }
}
