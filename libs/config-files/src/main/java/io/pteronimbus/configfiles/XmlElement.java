package io.pteronimbus.configfiles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element that knows where it stands in the text, and what is to be different in it. */
final class XmlElement {
    private static final int NOWHERE = -1;

    private final String name;
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private final List<XmlElement> children = new ArrayList<>();
    private final List<Span> runs = new ArrayList<>();
    private final StringBuilder content = new StringBuilder();
    private final int start;
    private int tagEnd = NOWHERE;
    private int contentStart = NOWHERE;
    private int contentEnd = NOWHERE;
    private @Nullable String newText;

    private XmlElement(String name, int start) {
        this.name = name;
        this.start = start;
    }

    static XmlElement at(int start, String name) {
        return new XmlElement(name, start);
    }

    /** An element that is in no text yet. */
    static XmlElement fresh(String name) {
        return new XmlElement(name, NOWHERE);
    }

    String name() {
        return name;
    }

    boolean isNew() {
        return start == NOWHERE;
    }

    int start() {
        return start;
    }

    /** Before the {@code >} or {@code />} of its opening tag. */
    int tagEnd() {
        return tagEnd;
    }

    /** Behind its opening tag. */
    int contentStart() {
        return contentStart;
    }

    /** Before its closing tag. */
    int contentEnd() {
        return contentEnd;
    }

    boolean isSelfClosing() {
        return contentEnd == NOWHERE;
    }

    void openedUntil(int beforeBracket, int behindBracket) {
        tagEnd = beforeBracket;
        contentStart = behindBracket;
    }

    void closedAt(int offset) {
        contentEnd = offset;
    }

    List<XmlElement> children() {
        return children;
    }

    void add(XmlElement child) {
        children.add(child);
    }

    Map<String, Attribute> attributes() {
        return attributes;
    }

    @Nullable
    String attribute(String wanted) {
        var attribute = attributes.get(wanted);
        return attribute == null ? null : attribute.value();
    }

    /** An attribute that is there changes its value and keeps its place. */
    void setAttribute(String key, String value) {
        var present = attributes.get(key);
        if (present == null || !present.value().equals(value)) {
            attributes.put(key, new Attribute(value, present == null ? null : present.place(), true));
        }
    }

    void readAttribute(String key, String value, Span place) {
        attributes.put(key, new Attribute(value, place, false));
    }

    void readText(String decoded, Span run) {
        content.append(decoded);
        runs.add(run);
    }

    /** The pieces of text between tags and comments. */
    List<Span> runs() {
        return runs;
    }

    String text() {
        return newText == null ? content.toString().strip() : newText;
    }

    @Nullable
    String newText() {
        return newText;
    }

    void setText(String value) {
        if (!text().equals(value)) {
            newText = value;
        }
    }

    record Span(int start, int end) {}

    /**
     * @param place of the value between its quotes, if the attribute is in the text
     */
    record Attribute(String value, @Nullable Span place, boolean isChanged) {}
}
