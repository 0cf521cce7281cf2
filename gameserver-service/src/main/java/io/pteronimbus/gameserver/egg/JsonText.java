package io.pteronimbus.gameserver.egg;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON token by token, so that of a key that stands twice it is known. */
final class JsonText {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(Bounds.LONGEST)
                    .maxNestingDepth(Bounds.DEEPEST)
                    .maxStringLength(Bounds.LONGEST)
                    .maxNameLength(4096)
                    .maxNumberLength(100)
                    .build())
            .build();

    private final JsonParser parser;
    private final List<String> duplicates = new ArrayList<>();
    private int values;

    private JsonText(JsonParser parser) {
        this.parser = parser;
    }

    static EggText.Read read(String text) {
        try (var parser = FACTORY.createParser(text)) {
            var reading = new JsonText(parser);
            parser.nextToken();
            var root = reading.value("");
            if (parser.nextToken() != null) {
                throw new EggException("there is more after the end of the egg", place(parser.currentTokenLocation()));
            }
            return new EggText.Read(root, List.copyOf(reading.duplicates));
        } catch (StreamConstraintsException e) {
            throw new EggException(
                    "it is too deep, or a name or a number in it is too long", place(e.getLocation()), e);
        } catch (JsonProcessingException e) {
            throw new EggException("this is not JSON: " + e.getOriginalMessage(), place(e.getLocation()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory could not be read", e);
        }
    }

    private EggValue value(String path) throws IOException {
        var place = place(parser.currentTokenLocation());
        if (++values > Bounds.MOST_VALUES) {
            throw new EggException("there are more than " + Bounds.MOST_VALUES + " values in it", place);
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(path, place);
            case START_ARRAY -> list(path, place);
            case VALUE_STRING -> EggValue.scalar(EggValue.Kind.TEXT, path, place, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                EggValue.scalar(EggValue.Kind.NUMBER, path, place, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> EggValue.scalar(EggValue.Kind.BOOLEAN, path, place, parser.getText());
            case null, default -> EggValue.scalar(EggValue.Kind.NULL, path, place, "");
        };
    }

    private EggValue object(String path, Place place) throws IOException {
        var members = new LinkedHashMap<String, EggValue>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            var child = EggValue.childPath(path, name);
            parser.nextToken();
            if (members.put(name, value(child)) != null) {
                duplicates.add(child);
            }
        }
        return EggValue.object(path, place, members);
    }

    private EggValue list(String path, Place place) throws IOException {
        var items = new ArrayList<EggValue>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(EggValue.childPath(path, items.size())));
        }
        return EggValue.list(path, place, List.copyOf(items));
    }

    private static Place place(@Nullable JsonLocation location) {
        return location == null
                ? Place.START
                : new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
