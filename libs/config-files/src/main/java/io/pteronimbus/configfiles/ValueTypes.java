package io.pteronimbus.configfiles;

import io.pteronimbus.configfiles.Node.Kind;
import java.util.regex.Pattern;

/**
 * Of which type a text is once it is set.
 *
 * <p>What is set over a value has that value's type where the text can be read as it: text stays text, so a password of
 * digits stays one; {@code 1.5} over a number is a number; {@code true} and {@code false} over a boolean are booleans.
 * Where nothing was, or null, or the text cannot be read as what was, the rule is Wings': a whole number as JSON writes
 * it and of 64 bits is a number, all else is text. (Wings knows only the second rule.)
 */
final class ValueTypes {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9]\\d{0,17}");

    private ValueTypes() {}

    static Node like(Node present, String text) {
        return switch (present.kind()) {
            case TEXT -> Node.fresh(Kind.TEXT, text);
            case NUMBER -> NUMBER.matcher(text).matches() ? Node.fresh(Kind.NUMBER, text) : untyped(text);
            case BOOLEAN ->
                text.equals("true") || text.equals("false") ? Node.fresh(Kind.BOOLEAN, text) : untyped(text);
            case OBJECT, LIST, NULL, ALIAS -> untyped(text);
        };
    }

    static Node untyped(String text) {
        return Node.fresh(WHOLE.matcher(text).matches() ? Kind.NUMBER : Kind.TEXT, text);
    }

    static boolean isScalar(Node node) {
        return switch (node.kind()) {
            case TEXT, NUMBER, BOOLEAN, NULL -> true;
            case OBJECT, LIST, ALIAS -> false;
        };
    }
}
