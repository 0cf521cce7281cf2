package io.pteronimbus.configfiles;

import io.pteronimbus.configfiles.DocumentPath.Any;
import io.pteronimbus.configfiles.DocumentPath.Index;
import io.pteronimbus.configfiles.DocumentPath.Name;
import io.pteronimbus.configfiles.DocumentPath.Step;
import io.pteronimbus.configfiles.Node.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Sets a value in a document. Objects and lists on the way are made, also in place of null, unless the change asks for
 * a value to be there or the way has a wildcard ahead; a list grows at its end only. Where another kind of value is in
 * the way, nothing is set.
 */
final class NodeEdits {
    private final Change change;
    private final List<Step> steps;

    private NodeEdits(Change change) throws ConfigFileException {
        this.change = change;
        this.steps = DocumentPath.of(change.match());
    }

    /** How many values are now as the change has them. */
    static int apply(Change change, Node root) throws ConfigFileException {
        return new NodeEdits(change).follow(root, 0);
    }

    private int follow(Node node, int depth) {
        if (depth == steps.size()) {
            return set(node);
        }
        return switch (steps.get(depth)) {
            case Any() ->
                node.children().stream()
                        .mapToInt(child -> follow(child, depth + 1))
                        .sum();
            case Index(var place) -> inList(node, place, depth);
            case Name name when node.kind() == Kind.LIST -> inList(node, name.place(), depth);
            case Name(var name) -> inObject(node, name, depth);
        };
    }

    private int inObject(Node node, String name, int depth) {
        if (node.kind() != Kind.OBJECT) {
            return instead(node, depth);
        }
        var member = node.members().get(name);
        if (member != null) {
            return follow(member, depth + 1);
        }
        var made = make(depth + 1);
        made.ifPresent(value -> node.put(name, value));
        return made.isPresent() ? 1 : 0;
    }

    private int inList(Node node, int place, int depth) {
        if (node.kind() != Kind.LIST) {
            return instead(node, depth);
        }
        if (place < node.items().size()) {
            return follow(node.items().get(place), depth + 1);
        }
        var made = place == node.items().size() ? make(depth + 1) : Optional.<Node>empty();
        made.ifPresent(node::add);
        return made.isPresent() ? 1 : 0;
    }

    private int instead(Node node, int depth) {
        var made = node.kind() == Kind.NULL ? make(depth) : Optional.<Node>empty();
        made.ifPresent(node::become);
        return made.isPresent() ? 1 : 0;
    }

    /** What is to be where nothing is yet, from a step on. */
    private Optional<Node> make(int depth) {
        if (change.isConditional()) {
            return Optional.empty();
        }
        if (depth == steps.size()) {
            return Optional.of(change.literal().orElseGet(() -> ValueTypes.untyped(change.text())));
        }
        return switch (steps.get(depth)) {
            case Any() -> Optional.empty();
            case Index(var place) when place > 0 -> Optional.empty();
            case Index _ ->
                make(depth + 1).map(value -> {
                    var list = Node.fresh(Kind.LIST);
                    list.add(value);
                    return list;
                });
            case Name(var name) ->
                make(depth + 1).map(value -> {
                    var object = Node.fresh(Kind.OBJECT);
                    object.put(name, value);
                    return object;
                });
        };
    }

    private int set(Node node) {
        var text = change.over(ValueTypes.isScalar(node) ? node.text() : null);
        text.ifPresent(value -> node.become(change.literal().orElseGet(() -> ValueTypes.like(node, value))));
        return text.isPresent() ? 1 : 0;
    }
}
