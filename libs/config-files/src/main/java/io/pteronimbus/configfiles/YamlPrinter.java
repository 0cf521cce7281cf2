package io.pteronimbus.configfiles;

import io.pteronimbus.configfiles.Node.Kind;
import io.pteronimbus.configfiles.Node.Style;
import java.util.stream.Collectors;

/** Writes what changed in a document of YAML, in blocks where blocks are. */
final class YamlPrinter {
    private static final int INDENT = 2;

    private final String text;
    private final String ending;
    private final Splices splices = new Splices();

    private YamlPrinter(String text) {
        this.text = text;
        this.ending = Lines.ending(text);
    }

    /** The text with what changed in the document. */
    static String print(Node root, String text) {
        var printer = new YamlPrinter(text);
        printer.visit(root, -1, false);
        return printer.splices.applyTo(text);
    }

    /** The text with a document where it has none. */
    static String printAt(int offset, Node root, String text) {
        var printer = new YamlPrinter(text);
        var block = printer.block(root, 0);
        if (offset > 0 && text.charAt(offset - 1) != '\n') {
            return text.substring(0, offset)
                    + block
                    + (offset == text.length() ? printer.ending : "")
                    + text.substring(offset);
        }
        return text.substring(0, offset)
                + block.substring(printer.ending.length())
                + printer.ending
                + text.substring(offset);
    }

    private void visit(Node node, int outerColumn, boolean inFlow) {
        if (node.isRewritten()) {
            splices.replace(node.start(), node.end(), gap(node, outerColumn, inFlow) + inline(node, inFlow));
            return;
        }
        var flow = node.style() == Style.FLOW;
        var grown = false;
        var last = -1;
        for (var child : node.children()) {
            if (child.isNew()) {
                grown = true;
            } else {
                visit(child, node.column(), flow);
                last = Math.max(last, child.end());
            }
        }
        if (grown && flow) {
            growFlow(node, last);
        } else if (grown) {
            splices.insert(lineEnd(node.end()), added(node));
        }
    }

    private void growFlow(Node node, int last) {
        var added = entries(node, true);
        if (last < 0) {
            splices.insert(node.start() + 1, added);
        } else {
            splices.insert(last, ", " + added);
        }
    }

    private String added(Node node) {
        var news = Node.fresh(node.kind());
        node.members().forEach((name, value) -> {
            if (value.isNew()) {
                news.put(name, value);
            }
        });
        node.items().stream().filter(Node::isNew).forEach(news::add);
        return block(news, node.column());
    }

    /** On lines of its own, each begun with a line's end. */
    private String block(Node node, int column) {
        var begin = ending + " ".repeat(column);
        if (node.kind() == Kind.OBJECT) {
            return node.members().entrySet().stream()
                    .map(member -> begin + key(member.getKey(), false) + ":" + after(member.getValue(), column))
                    .collect(Collectors.joining());
        }
        return node.items().stream()
                .map(item -> begin + "-" + item(item, column))
                .collect(Collectors.joining());
    }

    private String after(Node value, int column) {
        if (value.children().isEmpty()) {
            return " " + inline(value, false);
        }
        return block(value, value.kind() == Kind.LIST ? column : column + INDENT);
    }

    private String item(Node item, int column) {
        return item.children().isEmpty()
                ? " " + inline(item, false)
                : " " + block(item, column + INDENT).substring(ending.length() + column + INDENT);
    }

    private static String inline(Node node, boolean inFlow) {
        return switch (node.kind()) {
            case OBJECT -> "{" + entries(node, false) + "}";
            case LIST -> "[" + entries(node, false) + "]";
            case TEXT, NUMBER, BOOLEAN, NULL, ALIAS ->
                YamlScalars.write(node.kind(), node.text(), node.style(), inFlow);
        };
    }

    private static String entries(Node node, boolean newOnly) {
        return node.kind() == Kind.OBJECT
                ? node.members().entrySet().stream()
                        .filter(member -> !newOnly || member.getValue().isNew())
                        .map(member -> key(member.getKey(), true) + ": " + inline(member.getValue(), true))
                        .collect(Collectors.joining(", "))
                : node.items().stream()
                        .filter(item -> !newOnly || item.isNew())
                        .map(item -> inline(item, true))
                        .collect(Collectors.joining(", "));
    }

    private static String key(String name, boolean inFlow) {
        return YamlScalars.write(Kind.TEXT, name, Style.PLAIN, inFlow);
    }

    /** Blanks to keep it apart from a colon, and in a block further in than what it belongs to. */
    private String gap(Node node, int outerColumn, boolean inFlow) {
        var before = node.start() == 0 ? '\n' : text.charAt(node.start() - 1);
        if (!Character.isWhitespace(before) && node.start() == node.end()) {
            return " ";
        }
        if (inFlow) {
            return "";
        }
        var column = node.start() - (text.lastIndexOf('\n', node.start() - 1) + 1);
        var onItsOwn = text.substring(node.start() - column, node.start()).isBlank();
        return onItsOwn && column <= outerColumn ? " ".repeat(outerColumn + 1 - column) : "";
    }

    private int lineEnd(int from) {
        var feed = text.indexOf('\n', from);
        if (feed < 0) {
            return text.length();
        }
        return feed > from && text.charAt(feed - 1) == '\r' ? feed - 1 : feed;
    }
}
