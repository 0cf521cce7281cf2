package io.pteronimbus.configfiles;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A value of a document of JSON or YAML that knows where it stands in the text, so that a changed document is the text
 * it was, with other pieces in the places of those that changed.
 */
final class Node {
    enum Kind {
        OBJECT,
        LIST,
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL,
        /** What YAML says elsewhere: never looked into, so it cannot be multiplied. */
        ALIAS
    }

    /** How a value is written: JSON's ways, and YAML's where they differ. */
    enum Style {
        FLOW,
        BLOCK,
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED
    }

    private static final int NOWHERE = -1;

    private final int start;
    private final Style style;
    private final int column;
    private int end;
    private Kind kind;
    private String text;
    private Map<String, Node> members = Map.of();
    private List<Node> items = List.of();
    private boolean rewritten;

    private Node(Kind kind, String text, Style style, int start, int end, int column) {
        this.kind = kind;
        this.text = text;
        this.style = style;
        this.start = start;
        this.end = end;
        this.column = column;
    }

    static Node scalar(Kind kind, String text, Style style, int start, int end) {
        return new Node(kind, text, style, start, end, 0);
    }

    /** @param column of what is in it, where that decides what belongs to it */
    static Node container(Kind kind, Style style, int start, int column) {
        return new Node(kind, "", style, start, start, column);
    }

    /** A scalar that is in no text yet. */
    static Node fresh(Kind kind, String text) {
        return new Node(kind, text, Style.PLAIN, NOWHERE, NOWHERE, 0);
    }

    /** An object or a list that is in no text yet. */
    static Node fresh(Kind kind) {
        return fresh(kind, "");
    }

    Kind kind() {
        return kind;
    }

    /** Of a scalar what it says: without quotes, and a number as it is written. */
    String text() {
        return text;
    }

    Style style() {
        return style;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int column() {
        return column;
    }

    void endAt(int offset) {
        end = offset;
    }

    /** Whether it is not in the text yet. */
    boolean isNew() {
        return start == NOWHERE;
    }

    /** Whether something else is to stand where it stands. */
    boolean isRewritten() {
        return rewritten;
    }

    Map<String, Node> members() {
        return members;
    }

    List<Node> items() {
        return items;
    }

    Collection<Node> children() {
        return kind == Kind.OBJECT ? members.values() : items;
    }

    /** Of a name that is there twice the later one counts, as it does for readers. */
    void put(String name, Node value) {
        if (members.isEmpty()) {
            members = new LinkedHashMap<>(4);
        }
        members.put(name, value);
    }

    void add(Node value) {
        if (items.isEmpty()) {
            items = new ArrayList<>(4);
        }
        items.add(value);
    }

    /** Is from now on what the other, which is in no text, is; what means the same stays as it is written. */
    void become(Node other) {
        if (means(other)) {
            return;
        }
        rewritten = true;
        kind = other.kind;
        text = other.text;
        members = other.members;
        items = other.items;
    }

    private boolean means(Node other) {
        var sameText = kind == Kind.NULL || text.equals(other.text);
        if (kind != other.kind || !sameText || items.size() != other.items.size()) {
            return false;
        }
        for (var i = 0; i < items.size(); i++) {
            if (!items.get(i).means(other.items.get(i))) {
                return false;
            }
        }
        return members.keySet().equals(other.members.keySet())
                && members.entrySet().stream()
                        .allMatch(member -> member.getValue().means(other.get(member.getKey())));
    }

    private Node get(String name) {
        return Objects.requireNonNull(members.get(name));
    }

    /** The same values, in no text. */
    Node copy() {
        var copy = fresh(kind, text);
        members.forEach((name, value) -> copy.put(name, value.copy()));
        items.forEach(item -> copy.add(item.copy()));
        return copy;
    }

    void mapTexts(UnaryOperator<String> change) {
        if (kind == Kind.TEXT) {
            text = change.apply(text);
        }
        children().forEach(child -> child.mapTexts(change));
    }
}
