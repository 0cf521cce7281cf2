package io.pteronimbus.configfiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An {@link Edit} whose placeholders are replaced. */
final class Change {
    private static final String EXPRESSION = "regex:";

    private final String match;
    private final String text;
    private final @Nullable Node literal;
    private final @Nullable String required;
    private final @Nullable Expression expression;

    private Change(
            String match,
            String text,
            @Nullable Node literal,
            @Nullable String required,
            @Nullable Expression expression) {
        this.match = match;
        this.text = text;
        this.literal = literal;
        this.required = required;
        this.expression = expression;
    }

    /** @param unknown takes the names of placeholders that stand for nothing */
    static Change of(Edit edit, Placeholders placeholders, List<String> unknown) throws ConfigFileException {
        var condition = edit.ifValue().orElse(null);
        var required = condition == null ? null : resolved(condition, placeholders, new ArrayList<>());
        if (edit.literal()) {
            var literal = JsonReader.readLiteral(edit.value());
            literal.mapTexts(text -> resolved(text, placeholders, unknown));
            return new Change(edit.match(), JsonPrinter.compact(literal), literal, required, null);
        }
        if (condition == null || !condition.startsWith(EXPRESSION)) {
            return new Change(edit.match(), resolved(edit.value(), placeholders, unknown), null, required, null);
        }
        // a dollar in a value is not the beginning of a group
        var template = placeholders.resolve(edit.value(), value -> value.replace("$", "$$"));
        unknown.addAll(template.unknown());
        var expression = new Expression(condition.substring(EXPRESSION.length()));
        return new Change(edit.match(), template.text(), null, null, expression);
    }

    private static String resolved(String text, Placeholders placeholders, List<String> unknown) {
        var resolved = placeholders.resolve(text);
        unknown.addAll(resolved.unknown());
        return resolved.text();
    }

    String match() {
        return match;
    }

    /** Whether a value must be there already. */
    boolean isConditional() {
        return required != null || expression != null;
    }

    /** What the value is to be; empty when it is to stay. A literal is its JSON text, and a JSON text is its content. */
    Optional<String> over(@Nullable String present) {
        if (expression != null) {
            return present == null ? Optional.empty() : expression.replaceIn(present, text);
        }
        var applies = required == null || required.equals(present);
        return applies ? Optional.of(plainText()) : Optional.empty();
    }

    /** The literal to set, for formats that have types. */
    Optional<Node> literal() {
        return literal == null ? Optional.empty() : Optional.of(literal.copy());
    }

    String text() {
        return plainText();
    }

    Change withText(String other) {
        return new Change(match, other, null, required, expression);
    }

    private String plainText() {
        return literal != null && literal.kind() == Node.Kind.TEXT ? literal.text() : text;
    }
}
