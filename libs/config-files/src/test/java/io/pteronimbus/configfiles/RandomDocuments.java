package io.pteronimbus.configfiles;

import io.pteronimbus.configfiles.Node.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Documents nobody thought of, and what they are after a change, found in the simplest way. */
final class RandomDocuments {
    private final Random random;
    private final RandomTexts texts;

    RandomDocuments(Random random) {
        this.random = random;
        this.texts = new RandomTexts(random);
    }

    Node object(int depth) {
        var object = Node.fresh(Kind.OBJECT);
        IntStream.range(0, random.nextInt(5)).forEach(_ -> object.put(texts.word(), value(depth - 1)));
        return object;
    }

    private Node value(int depth) {
        var kind = random.nextInt(depth > 0 ? 7 : 5);
        return switch (kind) {
            case 0 -> Node.fresh(Kind.TEXT, texts.text());
            case 1 -> Node.fresh(Kind.NUMBER, texts.pick(List.of("0", "-1", "1.0", "2.50", "123456789012345678901")));
            case 2 -> Node.fresh(Kind.BOOLEAN, String.valueOf(random.nextBoolean()));
            case 3 -> Node.fresh(Kind.NULL, "null");
            case 5 -> object(depth);
            case 6 -> {
                var list = Node.fresh(Kind.LIST);
                IntStream.range(0, random.nextInt(4)).forEach(_ -> list.add(value(depth - 1)));
                yield list;
            }
            default -> Node.fresh(Kind.TEXT, texts.word());
        };
    }

    /** Of one or two names, and a literal, whose type is beyond question. */
    Edit change() {
        var match = random.nextBoolean() ? texts.word() : texts.word() + "." + texts.word();
        return new Edit(match, JsonPrinter.compact(value(1)), true, Optional.empty());
    }

    Node expected(Node document, Edit change) throws ConfigFileException {
        var copy = document.copy();
        var names = List.of(change.match().split("\\."));
        put(copy, names, JsonReader.readLiteral(change.value()));
        return copy;
    }

    private static void put(@Nullable Node node, List<String> names, Node value) {
        if (node == null || node.kind() != Kind.OBJECT) {
            return;
        }
        var present = node.members().get(names.getFirst());
        if (names.size() == 1) {
            node.put(names.getFirst(), value);
        } else if (present == null || present.kind() == Kind.NULL) {
            var made = Node.fresh(Kind.OBJECT);
            made.put(names.get(1), value);
            node.put(names.getFirst(), made);
        } else if (present.kind() == Kind.LIST && names.get(1).equals("12")) {
            // no list is as long
            return;
        } else {
            put(present, names.subList(1, 2), value);
        }
    }

    /** With blanks anywhere. */
    String json(Node node) {
        return switch (node.kind()) {
            case OBJECT ->
                node.members().entrySet().stream()
                        .map(member -> blank()
                                + JsonPrinter.compact(Node.fresh(Kind.TEXT, member.getKey()))
                                + blank()
                                + ":"
                                + blank()
                                + json(member.getValue())
                                + blank())
                        .collect(Collectors.joining(",", "{", blank() + "}"));
            case LIST ->
                node.items().stream()
                        .map(item -> blank() + json(item) + blank())
                        .collect(Collectors.joining(",", "[", blank() + "]"));
            default -> JsonPrinter.compact(node);
        };
    }

    private String blank() {
        return texts.pick(List.of("", "", " ", "\n", "\n  ", "\r\n\t", "/* , } */"));
    }

    /** In blocks and flows, with every kind of quotes, comments and blank lines. */
    String yaml(Node node) {
        return node.children().isEmpty() ? "# nothing\n" : block(node, 0);
    }

    private String block(Node node, int column) {
        var indent = " ".repeat(column);
        return node.kind() == Kind.OBJECT
                ? node.members().entrySet().stream()
                        .map(member -> comment(column) + indent + quoted(member.getKey()) + ":"
                                + after(member.getValue(), column))
                        .collect(Collectors.joining())
                : node.items().stream()
                        .map(item -> comment(column) + indent + "-" + after(item, column))
                        .collect(Collectors.joining());
    }

    private String after(Node node, int column) {
        if (node.children().isEmpty() || random.nextInt(4) == 0) {
            return " " + flow(node) + texts.pick(List.of("\n", "\n", " # why\n", "\n\n"));
        }
        return "\n" + block(node, column + texts.pick(List.of(2, 4)));
    }

    private String flow(Node node) {
        return switch (node.kind()) {
            case OBJECT ->
                node.members().entrySet().stream()
                        .map(member -> quoted(member.getKey()) + ": " + flow(member.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case LIST -> node.items().stream().map(this::flow).collect(Collectors.joining(", ", "[", "]"));
            case TEXT -> quoted(node.text());
            case NUMBER, BOOLEAN, NULL, ALIAS -> node.text();
        };
    }

    private String quoted(String text) {
        var plain =
                text.matches("[a-z][a-z_-]*") && !List.of("true", "null", "yes").contains(text);
        var kind = random.nextInt(plain ? 3 : 2);
        return switch (kind) {
            case 0 -> JsonPrinter.compact(Node.fresh(Kind.TEXT, text));
            case 1 -> "'" + text.replace("'", "''") + "'";
            default -> text;
        };
    }

    private String comment(int column) {
        return random.nextInt(4) == 0 ? " ".repeat(column) + "# \"why\": {\n" : "";
    }
}
