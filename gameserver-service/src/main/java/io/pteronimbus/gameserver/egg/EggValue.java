package io.pteronimbus.gameserver.egg;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A value of an egg, however it was written down, that knows where it stands. What is not there is {@link Kind#ABSENT}, and has nothing
 * in it either, so that whoever reads asks for a deep value at once.
 *
 * @param path from the egg's top, as {@code variables[3].rules}
 * @param text of a text, a number as it is written, or {@code true} or {@code false}; empty otherwise
 */
record EggValue(
        Kind kind,
        String path,
        Place place,
        String text,
        List<EggValue> items,
        SequencedMap<String, EggValue> members) {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    enum Kind {
        OBJECT,
        LIST,
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL,
        ABSENT
    }

    static EggValue scalar(Kind kind, String path, Place place, String text) {
        return new EggValue(kind, path, place, text, List.of(), new LinkedHashMap<>());
    }

    static EggValue list(String path, Place place, List<EggValue> items) {
        return new EggValue(Kind.LIST, path, place, "", items, new LinkedHashMap<>());
    }

    static EggValue object(String path, Place place, SequencedMap<String, EggValue> members) {
        return new EggValue(Kind.OBJECT, path, place, "", List.of(), members);
    }

    static String childPath(String path, String name) {
        if (!PLAIN_NAME.matcher(name).matches()) {
            return path + "[\"" + name.replace("\"", "\\\"") + "\"]";
        }
        return path.isEmpty() ? name : path + "." + name;
    }

    static String childPath(String path, int index) {
        return path + "[" + index + "]";
    }

    EggValue get(String name) {
        var found = members.get(name);
        return found == null ? scalar(Kind.ABSENT, childPath(path, name), place, "") : found;
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isScalar() {
        return kind == Kind.TEXT || kind == Kind.NUMBER || kind == Kind.BOOLEAN;
    }

    /** Not there, or nothing: {@code null}, an empty text, list or object. */
    boolean isEmpty() {
        return text.isEmpty() && items.isEmpty() && members.isEmpty();
    }

    /** Items of a list, values of an object (which is how the field's panels write some lists), or the one value there is. */
    List<EggValue> elements() {
        return switch (kind) {
            case LIST -> items;
            case OBJECT -> List.copyOf(members.values());
            case TEXT, NUMBER, BOOLEAN -> text.isEmpty() ? List.of() : List.of(this);
            case NULL, ABSENT -> List.of();
        };
    }

    /** The same as a child of something else, where it is written as text within a text. */
    EggValue within(EggValue outer) {
        return at(outer.path, outer.place);
    }

    private EggValue at(String newPath, Place newPlace) {
        var moved = new LinkedHashMap<String, EggValue>();
        members.forEach((name, value) -> moved.put(name, value.at(childPath(newPath, name), newPlace)));
        return new EggValue(
                kind,
                newPath,
                newPlace,
                text,
                IntStream.range(0, items.size())
                        .mapToObj(i -> items.get(i).at(childPath(newPath, i), newPlace))
                        .toList(),
                moved);
    }

    @Nullable
    String textOrNull() {
        return isScalar() && !text.isEmpty() ? text : null;
    }

    /** Text of at most so many characters, empty when there is none; throws {@link EggException} for more, and for a list or an object. */
    String limited(int most) {
        if (!items.isEmpty() || !members.isEmpty()) {
            throw new EggException(path + " must be text", place);
        }
        if (text.length() > most) {
            throw new EggException(path + " is longer than " + most + " characters", place);
        }
        return text;
    }

    /** Yes as the field's panels and people write it. */
    boolean isYes(boolean otherwise) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default -> otherwise;
        };
    }
}
