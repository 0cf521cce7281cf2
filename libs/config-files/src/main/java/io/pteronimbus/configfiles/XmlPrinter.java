package io.pteronimbus.configfiles;

import io.pteronimbus.configfiles.XmlElement.Attribute;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes what changed in a document of XML. */
final class XmlPrinter {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
    private static final String INDENT = "  ";
    private static final Pattern ENCODING = Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']+)");

    private final String text;
    private final String ending;
    private final boolean asciiOnly;
    private final Splices splices = new Splices();

    private XmlPrinter(String text) {
        this.text = text;
        this.ending = Lines.ending(text);
        var encoding = ENCODING.matcher(text);
        this.asciiOnly =
                encoding.find() && !encoding.group(1).toLowerCase(Locale.ROOT).startsWith("utf");
    }

    /** The text with what changed in the document; when the root is new, it comes last. */
    static String print(XmlElement root, String text) throws ConfigFileException {
        var printer = new XmlPrinter(text);
        if (root.isNew()) {
            var head = text.isBlank() ? DECLARATION + printer.ending : Lines.ended(text, printer.ending);
            return head + printer.render(root, "") + printer.ending;
        }
        printer.visit(root);
        return printer.splices.applyTo(text);
    }

    private void visit(XmlElement element) throws ConfigFileException {
        for (var attribute : element.attributes().entrySet()) {
            print(attribute, element);
        }
        for (var child : element.children()) {
            if (!child.isNew()) {
                visit(child);
            }
        }
        var added = element.children().stream().filter(XmlElement::isNew).toList();
        if (!added.isEmpty()) {
            grow(element, added);
        }
        var value = element.newText();
        if (value != null && added.isEmpty()) {
            printText(element, XmlEscapes.text(value, asciiOnly));
        }
    }

    private void print(Map.Entry<String, Attribute> entry, XmlElement element) throws ConfigFileException {
        var attribute = entry.getValue();
        if (!attribute.isChanged()) {
            return;
        }
        var value = XmlEscapes.attribute(attribute.value(), asciiOnly);
        var place = attribute.place();
        if (place != null) {
            splices.replace(place.start(), place.end(), value);
        } else {
            splices.insert(endOfAttributes(element), " " + entry.getKey() + "=\"" + value + "\"");
        }
    }

    private int endOfAttributes(XmlElement element) {
        var at = element.tagEnd();
        while (Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private void printText(XmlElement element, String value) {
        if (element.isSelfClosing()) {
            reopen(element, value);
            return;
        }
        var written = element.runs().stream()
                .filter(run -> !text.substring(run.start(), run.end()).isBlank())
                .toList();
        if (written.isEmpty()) {
            splices.replace(element.contentStart(), blankUntil(element), value);
            return;
        }
        splices.replace(written.getFirst().start(), written.getFirst().end(), value);
        written.stream().skip(1).forEach(run -> splices.replace(run.start(), run.end(), ""));
    }

    /** Blanks alone are what a value replaces; a comment stays. */
    private int blankUntil(XmlElement element) {
        var blank = text.substring(element.contentStart(), element.contentEnd()).isBlank();
        return blank ? element.contentEnd() : element.contentStart();
    }

    private void reopen(XmlElement element, String content) {
        splices.replace(element.tagEnd(), element.contentStart(), ">" + content + "</" + element.name() + ">");
    }

    private void grow(XmlElement element, List<XmlElement> added) throws ConfigFileException {
        var outer = blanksBefore(element.start());
        var first = element.children().getFirst();
        var inner = first.isNew() ? outer + INDENT : blanksBefore(first.start());
        var lines = new StringBuilder();
        for (var child : added) {
            lines.append(ending).append(inner).append(render(child, inner));
        }
        if (element.isSelfClosing()) {
            reopen(element, lines + ending + outer);
            return;
        }
        var at = element.contentEnd();
        while (Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        var closesOnItsOwn = text.substring(at, element.contentEnd()).indexOf('\n') >= 0;
        splices.insert(at, closesOnItsOwn ? lines.toString() : lines + ending + outer);
    }

    private String render(XmlElement element, String outer) throws ConfigFileException {
        var rendered = new StringBuilder("<" + element.name());
        for (var attribute : element.attributes().entrySet()) {
            rendered.append(' ').append(attribute.getKey()).append("=\"");
            rendered.append(XmlEscapes.attribute(attribute.getValue().value(), asciiOnly))
                    .append('"');
        }
        rendered.append('>');
        for (var child : element.children()) {
            rendered.append(ending).append(outer).append(INDENT).append(render(child, outer + INDENT));
        }
        if (element.children().isEmpty()) {
            rendered.append(XmlEscapes.text(element.text(), asciiOnly));
        } else {
            rendered.append(ending).append(outer);
        }
        return rendered.append("</").append(element.name()).append('>').toString();
    }

    private String blanksBefore(int offset) {
        var line = text.substring(text.lastIndexOf('\n', offset - 1) + 1, offset);
        var end = 0;
        while (end < line.length() && (line.charAt(end) == ' ' || line.charAt(end) == '\t')) {
            end++;
        }
        return line.substring(0, end);
    }
}
