package io.pteronimbus.configfiles;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.pteronimbus.configfiles.Node.Kind;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes JSON: what is new in the manner of what is there, by Wings' four blanks where nothing is. */
final class JsonPrinter {
    private static final String INDENT = "    ";

    private final String text;
    private final String ending;
    private final String indent;
    private final boolean pretty;
    private final Splices splices = new Splices();

    private JsonPrinter(String text) {
        this.text = text;
        this.ending = Lines.ending(text);
        this.pretty = text.strip().length() <= 2 || text.strip().indexOf('\n') >= 0;
        this.indent = firstIndent();
    }

    /** The text with what changed in the document. */
    static String print(Node root, String text) {
        var printer = new JsonPrinter(text);
        printer.visit(root);
        return printer.splices.applyTo(text);
    }

    /** A document of its own. */
    static String print(Node root) {
        return new JsonPrinter("").render(root, "") + "\n";
    }

    /** On one line without blanks. */
    static String compact(Node node) {
        return switch (node.kind()) {
            case OBJECT ->
                node.members().entrySet().stream()
                        .map(member -> quote(member.getKey()) + ":" + compact(member.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case LIST -> node.items().stream().map(JsonPrinter::compact).collect(Collectors.joining(",", "[", "]"));
            case TEXT -> quote(node.text());
            case NULL -> "null";
            case NUMBER, BOOLEAN, ALIAS -> node.text();
        };
    }

    private void visit(Node node) {
        if (node.isRewritten()) {
            splices.replace(node.start(), node.end(), render(node, blanks(lineStart(node.start()))));
            return;
        }
        var last = -1;
        var grown = false;
        for (var child : node.children()) {
            if (child.isNew()) {
                grown = true;
            } else {
                visit(child);
                last = Math.max(last, child.end());
            }
        }
        if (grown
                && last < 0
                && !text.substring(node.start() + 1, node.end() - 1).isBlank()) {
            // a comment, and nothing else
            splices.insert(node.end() - 1, entries(node, "", true).collect(Collectors.joining(", ", "", " ")));
        } else if (grown && last < 0) {
            splices.replace(node.start(), node.end(), render(node, blanks(lineStart(node.start()))));
        } else if (grown) {
            splices.insert(last, added(node));
        }
    }

    private String added(Node node) {
        var first = node.start() + 1;
        var opening = blanksAndLines(first);
        var feed = opening.lastIndexOf('\n');
        var separator = feed < 0 ? " " : ending + opening.substring(feed + 1);
        var inner = feed < 0 ? "" : opening.substring(feed + 1);
        return entries(node, inner, true).map(entry -> "," + separator + entry).collect(Collectors.joining());
    }

    private String render(Node node, String outer) {
        if (node.children().isEmpty() || !pretty) {
            return compact(node);
        }
        var inner = outer + indent;
        var open = node.kind() == Kind.OBJECT ? "{" : "[";
        var close = node.kind() == Kind.OBJECT ? "}" : "]";
        return entries(node, inner, false)
                .collect(Collectors.joining("," + ending + inner, open + ending + inner, ending + outer + close));
    }

    private Stream<String> entries(Node node, String indentation, boolean newOnly) {
        return node.kind() == Kind.OBJECT
                ? node.members().entrySet().stream()
                        .filter(member -> !newOnly || member.getValue().isNew())
                        .map(member -> quote(member.getKey()) + ": " + render(member.getValue(), indentation))
                : node.items().stream().filter(item -> !newOnly || item.isNew()).map(item -> render(item, indentation));
    }

    private String firstIndent() {
        for (var feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
            var blanks = blanks(feed + 1);
            if (!blanks.isEmpty()) {
                return blanks;
            }
        }
        return INDENT;
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private String blanks(int from) {
        var end = from;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(from, end);
    }

    private String blanksAndLines(int from) {
        var end = from;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(from, end);
    }

    private static String quote(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
