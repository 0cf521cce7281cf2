package io.pteronimbus.gameserver.rule;

import io.pteronimbus.gameserver.rule.PatternNode.Item;
import io.pteronimbus.gameserver.rule.PatternNode.Item.Range;
import io.pteronimbus.gameserver.rule.PatternNode.OneOf;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands in brackets, after the first of them. */
final class BracketReader {
    private final PatternText text;
    private final CharacterKinds kinds;
    private final EscapeReader escapes;

    BracketReader(PatternText text, CharacterKinds kinds, EscapeReader escapes) {
        this.text = text;
        this.kinds = kinds;
        this.escapes = escapes;
    }

    OneOf read() throws UnreadablePatternException {
        boolean negated = text.skip("^");
        var items = new ArrayList<Item>();
        boolean isFirst = true;
        while (isFirst || text.peek() != ']') {
            isFirst = false;
            var kind = kind();
            items.addAll(kind.isEmpty() ? List.of(range()) : kind);
        }
        text.next();
        return new OneOf(negated, items);
    }

    private List<Item> kind() throws UnreadablePatternException {
        int mark = text.mark();
        if (text.skip("[:")) {
            boolean others = text.skip("^");
            var name = new StringBuilder();
            while (text.peek() >= 'a' && text.peek() <= 'z') {
                name.appendCodePoint(text.next());
            }
            if (text.skip(":]")) {
                var items = kinds.named(name.toString());
                return others ? kinds.others(items) : items;
            }
        } else if (text.skip("\\")) {
            var kind = escapes.kind();
            if (kind.isPresent()) {
                var items = kind.get().items();
                return kind.get().negated() ? kinds.others(items) : items;
            }
        }
        text.reset(mark);
        return List.of();
    }

    private Range range() throws UnreadablePatternException {
        int from = single();
        if (text.peek() != '-' || text.peek(1) == ']') {
            return new Range(from, from);
        }
        int mark = text.mark();
        text.next();
        if (!kind().isEmpty()) {
            // a hyphen before a kind is a hyphen
            text.reset(mark);
            return new Range(from, from);
        }
        int to = single();
        if (to < from) {
            throw new UnreadablePatternException("a range that ends before it begins");
        }
        return new Range(from, to);
    }

    private int single() throws UnreadablePatternException {
        int c = text.next();
        if (c != '\\') {
            return c;
        }
        return text.skip("b") ? '\b' : escapes.character();
    }
}
