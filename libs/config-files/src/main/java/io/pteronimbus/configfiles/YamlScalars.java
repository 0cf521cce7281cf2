package io.pteronimbus.configfiles;

import io.pteronimbus.configfiles.Node.Kind;
import io.pteronimbus.configfiles.Node.Style;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** How YAML writes a scalar, and what it means without quotes. */
final class YamlScalars {
    private static final Resolver RESOLVER = new Resolver();
    private static final Pattern PLAIN = Pattern.compile(
            "[\\p{L}\\p{Nd}_/](?:[\\p{L}\\p{Nd} _./:+=@$%~()\\\\;-]*[\\p{L}\\p{Nd}_./+=@$%~()\\\\;-])?");
    /** What one reader or another takes for something else than text. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("[yYnN]|0[xob][0-9A-Fa-f_]+|\\d[\\d_]*(?:\\.[\\d_]*)?(?:[eE][-+]?\\d+)?");

    private YamlScalars() {}

    /** Most is plain to see from how it begins, and to resolve it would be most of the time it takes to read a file. */
    static Kind kindOf(String plain) {
        if (plain.isEmpty()) {
            return Kind.NULL;
        }
        var first = plain.charAt(0);
        var isWord = "yYnNtTfFoO~".indexOf(first) >= 0 && plain.length() <= 5;
        if (!isWord && "-+.0123456789".indexOf(first) < 0) {
            return Kind.TEXT;
        }
        if (isDigits(plain)) {
            return Kind.NUMBER;
        }
        if (plain.equals("true") || plain.equals("false")) {
            return Kind.BOOLEAN;
        }
        var tag = RESOLVER.resolve(NodeId.scalar, plain, true);
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return Kind.NUMBER;
        }
        if (tag.equals(Tag.BOOL)) {
            return Kind.BOOLEAN;
        }
        return tag.equals(Tag.NULL) ? Kind.NULL : Kind.TEXT;
    }

    private static boolean isDigits(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** @param style the quotes it had before, which it keeps if they can hold it */
    static String write(Kind kind, String text, Style style, boolean inFlow) {
        return switch (kind) {
            case NULL -> "null";
            case NUMBER, BOOLEAN -> text;
            case ALIAS -> "*" + text;
            case TEXT, OBJECT, LIST -> text(text, style, inFlow);
        };
    }

    private static String text(String text, Style style, boolean inFlow) {
        if (style == Style.DOUBLE_QUOTED || !text.codePoints().allMatch(c -> c != '\t' && isOnLine(c))) {
            return doubleQuoted(text);
        }
        var plain = style != Style.SINGLE_QUOTED && canBePlain(text) && !(inFlow && text.indexOf(':') >= 0);
        return plain ? text : "'" + text.replace("'", "''") + "'";
    }

    private static boolean canBePlain(String text) {
        return PLAIN.matcher(text).matches()
                && !text.contains(": ")
                && !AMBIGUOUS.matcher(text).matches()
                && RESOLVER.resolve(NodeId.scalar, text, true).equals(Tag.STR);
    }

    private static boolean isOnLine(int c) {
        return StreamReader.isPrintable(c)
                && c != '\n'
                && c != '\r'
                && c != 0x85
                && c != 0x2028
                && c != 0x2029
                && c != 0xFEFF;
    }

    private static String doubleQuoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (isOnLine(c)) {
                        quoted.appendCodePoint(c);
                    } else {
                        quoted.append((c > 0xFFFF ? "\\U%08x" : "\\u%04x").formatted(c));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
