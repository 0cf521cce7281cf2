package io.pteronimbus.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The document in Minecraft's answer, read in one go without keeping it. Of what is not asked for nothing is remembered, however much
 * it is; what is nested deeper than {@value #DEEPEST} is refused.
 */
final class MinecraftJson {
    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_MOTD = 1024;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(MinecraftStatus.MOST_BYTES)
                    .maxDocumentLength(MinecraftStatus.MOST_BYTES)
                    .build())
            // names of fields are a stranger's: none is kept for later
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final JsonParser parser;
    private boolean counted;
    private int online;
    private int max;
    private final List<String> names = new ArrayList<>();
    private final StringBuilder motd = new StringBuilder();
    private String version = "";

    private MinecraftJson(JsonParser parser) {
        this.parser = parser;
    }

    static Players read(byte[] document) {
        try (var parser = JSON.createParser(document)) {
            var reading = new MinecraftJson(parser);
            reading.document();
            return new Players(reading.online, reading.max, reading.names, reading.motd.toString(), reading.version);
        } catch (IOException e) {
            // its message quotes what was sent
            throw new MalformedAnswerException("not JSON, or beyond its bounds");
        }
    }

    private void document() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedAnswerException("not an object");
        }
        eachField(name -> {
            switch (name) {
                case "players" -> players();
                case "version" -> version();
                case "description" -> description();
                default -> parser.skipChildren();
            }
        });
        if (!counted) {
            throw new MalformedAnswerException("says nothing of players");
        }
        if (parser.nextToken() != null) {
            throw new MalformedAnswerException("goes on after its end");
        }
    }

    private void players() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedAnswerException("players are no object");
        }
        eachField(name -> {
            switch (name) {
                case "online" -> {
                    online = number();
                    counted = true;
                }
                case "max" -> max = number();
                case "sample" -> sample();
                default -> parser.skipChildren();
            }
        });
    }

    private void sample() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            // null, where nobody plays
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                eachField(this::name);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void name(String field) throws IOException {
        if (field.equals("name") && parser.currentToken() == JsonToken.VALUE_STRING) {
            if (names.size() < Players.MOST_NAMES) {
                names.add(parser.getText());
            }
        } else {
            parser.skipChildren();
        }
    }

    private void version() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        eachField(name -> {
            if (name.equals("name") && parser.currentToken() == JsonToken.VALUE_STRING) {
                version = parser.getText();
            } else {
                parser.skipChildren();
            }
        });
    }

    /** A text, or a component: texts within texts, which are shown one after the other. */
    private void description() throws IOException {
        var depth = 0;
        var token = parser.currentToken();
        while (true) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case VALUE_STRING -> text(depth);
                default -> {
                    // numbers and switches are looks
                }
            }
            if (depth == 0) {
                return;
            }
            token = next();
        }
    }

    private void text(int depth) throws IOException {
        var field = parser.currentName();
        var isText = field == null || depth == 0 || field.equals("text") || field.equals("translate");
        if (isText && motd.length() < LONGEST_MOTD) {
            motd.append(parser.getText());
        }
    }

    private int number() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new MalformedAnswerException("not a number of players");
        }
        // one beyond an int is refused by the parser
        return parser.getIntValue();
    }

    private JsonToken next() throws IOException {
        var token = parser.nextToken();
        if (token == null) {
            throw new MalformedAnswerException("JSON ends too early");
        }
        return token;
    }

    /** The parser stands at the value when the field is given on, and at the value's end when that returns. */
    private void eachField(FieldReader reader) throws IOException {
        while (next() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            next();
            reader.read(name);
        }
    }

    private interface FieldReader {
        void read(String name) throws IOException;
    }
}
