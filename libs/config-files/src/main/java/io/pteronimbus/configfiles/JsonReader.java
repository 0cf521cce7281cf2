package io.pteronimbus.configfiles;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.pteronimbus.configfiles.Node.Kind;
import io.pteronimbus.configfiles.Node.Style;
import java.io.IOException;
import java.util.Objects;

/** Reads JSON; comments and a comma too many, which games write and tolerate, are tolerated. */
final class JsonReader {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.NESTING)
                    .maxStringLength(Limits.FILE_BYTES)
                    .maxNameLength(Limits.FILE_BYTES)
                    .maxNumberLength(Limits.FILE_BYTES)
                    .build())
            .build();

    private final JsonParser parser;
    private int values;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static Node read(String text) throws ConfigFileException {
        try (var parser = FACTORY.createParser(text.toCharArray())) {
            parser.nextToken();
            var root = new JsonReader(parser).value();
            if (parser.nextToken() != null) {
                throw new ConfigFileException("it goes on behind the JSON " + place(parser));
            }
            return root;
        } catch (StreamConstraintsException _) {
            throw new ConfigFileException("it is nested more than " + Limits.NESTING + " deep");
        } catch (JsonParseException malformed) {
            var where = malformed.getLocation();
            throw new ConfigFileException(
                    "it is not JSON at line %d, column %d".formatted(where.getLineNr(), where.getColumnNr()),
                    malformed);
        } catch (IOException impossible) {
            throw new ConfigFileException("it cannot be read", impossible);
        }
    }

    /** A value that stands nowhere. */
    static Node readLiteral(String text) throws ConfigFileException {
        return read(text).copy();
    }

    private Node value() throws IOException, ConfigFileException {
        if (++values > Limits.PIECES) {
            throw new ConfigFileException("it has more than " + Limits.PIECES + " values");
        }
        var token = parser.currentToken();
        if (token == null) {
            throw new ConfigFileException("it is not JSON: a value is missing " + place(parser));
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> scalar(Kind.TEXT);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(Kind.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> scalar(Kind.BOOLEAN);
            case VALUE_NULL -> scalar(Kind.NULL);
            default -> throw new ConfigFileException("it is not JSON " + place(parser));
        };
    }

    private Node object() throws IOException, ConfigFileException {
        var object = Node.container(Kind.OBJECT, Style.FLOW, start(parser), 0);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = Objects.requireNonNull(parser.currentName());
            parser.nextToken();
            object.put(name, value());
        }
        object.endAt(end(parser));
        return object;
    }

    private Node list() throws IOException, ConfigFileException {
        var list = Node.container(Kind.LIST, Style.FLOW, start(parser), 0);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value());
        }
        list.endAt(end(parser));
        return list;
    }

    private Node scalar(Kind kind) throws IOException {
        var start = start(parser);
        var text = parser.getText();
        var end = kind == Kind.TEXT ? end(parser) : start + text.length();
        return Node.scalar(kind, text, Style.PLAIN, start, end);
    }

    private static int start(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private static int end(JsonParser parser) {
        return (int) parser.currentLocation().getCharOffset();
    }

    private static String place(JsonParser parser) {
        var where = parser.currentLocation();
        return "at line %d, column %d".formatted(where.getLineNr(), where.getColumnNr());
    }
}
