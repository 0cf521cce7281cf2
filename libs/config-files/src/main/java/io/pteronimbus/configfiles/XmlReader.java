package io.pteronimbus.configfiles;

import io.pteronimbus.configfiles.XmlElement.Span;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Reads XML, as far as a file of settings has it. It knows the five entities of XML and characters by number, resolves
 * nothing else, and takes no document type, so there is nothing to expand and nothing to fetch.
 */
final class XmlReader {
    /** What an element takes of memory, next to an attribute or a piece of text. */
    private static final int WEIGHT = 3;

    private final String text;
    private final ArrayDeque<XmlElement> open = new ArrayDeque<>();
    private Optional<XmlElement> root = Optional.empty();
    private int at;
    private int pieces;

    private XmlReader(String text) {
        this.text = text;
    }

    /** The root; empty when the text has none, only a declaration or comments. */
    static Optional<XmlElement> read(String text) throws ConfigFileException {
        var reader = new XmlReader(text);
        while (reader.at < text.length()) {
            reader.next();
        }
        if (!reader.open.isEmpty()) {
            throw reader.malformed();
        }
        return reader.root;
    }

    private void next() throws ConfigFileException {
        if (text.charAt(at) != '<') {
            text(text.indexOf('<', at));
        } else if (text.startsWith("<!--", at)) {
            at = behind("-->", at + 4);
        } else if (text.startsWith("<![CDATA[", at)) {
            cdata();
        } else if (text.startsWith("<?", at)) {
            at = behind("?>", at + 2);
        } else if (text.startsWith("<!", at)) {
            throw new ConfigFileException("it has a document type, which is not taken");
        } else if (text.startsWith("</", at)) {
            close();
        } else {
            open();
        }
    }

    private void text(int nextTag) throws ConfigFileException {
        var end = nextTag < 0 ? text.length() : nextTag;
        var element = open.peek();
        count(1);
        if (element != null) {
            element.readText(XmlEscapes.decode(text.substring(at, end)), new Span(at, end));
        } else if (!text.substring(at, end).isBlank()) {
            throw malformed();
        }
        at = end;
    }

    private void cdata() throws ConfigFileException {
        var element = open.peek();
        var end = behind("]]>", at + 9);
        count(1);
        if (element == null) {
            throw malformed();
        }
        element.readText(text.substring(at + 9, end - 3), new Span(at, end));
        at = end;
    }

    private void open() throws ConfigFileException {
        count(WEIGHT);
        var start = at++;
        var element = XmlElement.at(start, name());
        var parent = open.peek();
        if (parent != null) {
            parent.add(element);
        } else if (root.isPresent()) {
            throw malformed();
        } else {
            root = Optional.of(element);
        }
        while (isBlank()) {
            skipBlanks();
            if (!text.startsWith(">", at) && !text.startsWith("/>", at)) {
                attribute(element);
            }
        }
        var selfClosing = text.startsWith("/>", at);
        expect(selfClosing ? "/>" : ">");
        element.openedUntil(selfClosing ? at - 2 : at - 1, at);
        if (!selfClosing) {
            open.push(element);
        }
        if (open.size() > Limits.NESTING) {
            throw new ConfigFileException("it is nested more than " + Limits.NESTING + " deep");
        }
    }

    private void attribute(XmlElement element) throws ConfigFileException {
        count(1);
        var name = name();
        skipBlanks();
        expect("=");
        skipBlanks();
        var quote = text.startsWith("'", at) ? "'" : "\"";
        expect(quote);
        var start = at;
        at = behind(quote, at);
        var raw = text.substring(start, at - 1);
        if (raw.indexOf('<') >= 0 || element.attribute(name) != null) {
            throw malformed();
        }
        element.readAttribute(name, XmlEscapes.decode(raw), new Span(start, at - 1));
    }

    private void close() throws ConfigFileException {
        var start = at;
        at += 2;
        var name = name();
        skipBlanks();
        expect(">");
        var element = open.poll();
        if (element == null || !element.name().equals(name)) {
            throw malformed();
        }
        element.closedAt(start);
    }

    private void count(int weight) throws ConfigFileException {
        pieces += weight;
        if (pieces > Limits.PIECES) {
            throw new ConfigFileException("it has too many elements and attributes");
        }
    }

    private String name() throws ConfigFileException {
        var start = at;
        while (at < text.length() && !isBlank() && "/>=<'\"&".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw malformed();
        }
        return text.substring(start, at);
    }

    private boolean isBlank() {
        return at < text.length() && Character.isWhitespace(text.charAt(at));
    }

    private void skipBlanks() {
        while (isBlank()) {
            at++;
        }
    }

    private void expect(String expected) throws ConfigFileException {
        if (!text.startsWith(expected, at)) {
            throw malformed();
        }
        at += expected.length();
    }

    private int behind(String terminator, int from) throws ConfigFileException {
        var found = text.indexOf(terminator, from);
        if (found < 0) {
            throw malformed();
        }
        return found + terminator.length();
    }

    private ConfigFileException malformed() {
        var line = text.substring(0, Math.min(at, text.length())).lines().count();
        return new ConfigFileException("it is not XML at line " + Math.max(1, line));
    }
}
