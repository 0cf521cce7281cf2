package io.pteronimbus.gameserver.rule;

import io.pteronimbus.gameserver.rule.PatternNode.Again;
import io.pteronimbus.gameserver.rule.PatternNode.At;
import io.pteronimbus.gameserver.rule.PatternNode.Caseless;
import io.pteronimbus.gameserver.rule.PatternNode.Group;
import io.pteronimbus.gameserver.rule.PatternNode.Letter;
import io.pteronimbus.gameserver.rule.PatternNode.OneOf;
import io.pteronimbus.gameserver.rule.PatternNode.Opening;
import io.pteronimbus.gameserver.rule.PatternNode.Place;
import java.util.ArrayList;
import java.util.List;

/** Reads an expression of PCRE. */
final class PatternReader {
    private static final int MAX_DEPTH = 50;

    private final PcreSource source;
    private final PatternText text;
    private final CharacterKinds kinds;
    private final EscapeReader escapes;
    private final BracketReader brackets;
    private final GroupReader groups;
    private final RepeatReader repeats;
    private int depth;

    private PatternReader(PcreSource source) {
        this.source = source;
        text = new PatternText(source.body(), source.isUnicode());
        kinds = new CharacterKinds(source.isUnicode());
        escapes = new EscapeReader(text, kinds);
        brackets = new BracketReader(text, kinds, escapes);
        groups = new GroupReader(text);
        repeats = new RepeatReader(text);
    }

    /** The whole of it as a group. */
    static Group read(PcreSource source) throws UnreadablePatternException {
        var reader = new PatternReader(source);
        var all = reader.group(Opening.PLAIN);
        if (reader.text.hasMore()) {
            throw new UnreadablePatternException("a parenthesis that closes nothing");
        }
        return source.has('A') ? new Group(Opening.PLAIN, List.of(List.of(new At(Place.START), all))) : all;
    }

    private Group group(Opening opening) throws UnreadablePatternException {
        if (++depth > MAX_DEPTH) {
            throw new UnreadablePatternException("nested too deeply");
        }
        var ways = new ArrayList<List<PatternNode>>();
        do {
            ways.add(way());
        } while (text.skip("|"));
        depth--;
        return new Group(opening, ways);
    }

    private List<PatternNode> way() throws UnreadablePatternException {
        var nodes = new ArrayList<PatternNode>();
        skipIgnored();
        while (text.hasMore() && text.peek() != '|' && text.peek() != ')') {
            if (text.skip("\\Q")) {
                quoted(nodes);
                // what is repeated is the last of them
                nodes.addAll(nodes.isEmpty() ? List.of() : List.of(repeats.read(nodes.removeLast())));
            } else if (!text.skip("\\E")) {
                var node = single();
                skipIgnored();
                nodes.add(repeats.read(node));
            }
            skipIgnored();
        }
        return List.copyOf(nodes);
    }

    private PatternNode single() throws UnreadablePatternException {
        int c = text.next();
        return switch (c) {
            case '\\' -> escaped();
            case '[' -> brackets.read();
            case '.' ->
                source.has('s') ? new OneOf(false, kinds.others(List.of())) : new OneOf(true, kinds.escaped('n'));
            case '^' -> new At(source.has('m') ? Place.LINE_START : Place.START);
            case '$' -> new At(end());
            case '(' -> parenthesis();
            case '*', '+', '?' -> throw new UnreadablePatternException("nothing to repeat");
            default -> new Letter(c);
        };
    }

    private Place end() {
        if (source.has('m')) {
            return Place.LINE_END;
        }
        return source.has('D') ? Place.END : Place.LAST_LINE_END;
    }

    private PatternNode parenthesis() throws UnreadablePatternException {
        if (text.skip("?i)")) {
            return new Caseless(true);
        }
        if (text.skip("?-i)")) {
            return new Caseless(false);
        }
        var group = group(groups.opening());
        if (!text.skip(")")) {
            throw new UnreadablePatternException("a parenthesis that is not closed");
        }
        return group;
    }

    private PatternNode escaped() throws UnreadablePatternException {
        int c = text.peek();
        if (c >= '1' && c <= '9') {
            if (text.digits(10, 2).length() > 1) {
                throw new UnreadablePatternException("a group or a character");
            }
            return new Again(c - '0');
        }
        if (c >= 0 && "AzZbB".indexOf(c) >= 0) {
            return new At(place(text.next()));
        }
        var kind = escapes.kind();
        return kind.isPresent() ? kind.get() : new Letter(escapes.character());
    }

    private static Place place(int letter) {
        return switch (letter) {
            case 'A' -> Place.START;
            case 'z' -> Place.END;
            case 'Z' -> Place.LAST_LINE_END;
            case 'b' -> Place.WORD_EDGE;
            default -> Place.NO_WORD_EDGE;
        };
    }

    private void quoted(List<PatternNode> nodes) throws UnreadablePatternException {
        while (text.hasMore() && !text.skip("\\E")) {
            nodes.add(new Letter(text.next()));
        }
    }

    private void skipIgnored() throws UnreadablePatternException {
        boolean skipped;
        do {
            skipped = groups.skipComment() || source.has('x') && text.skipBlank();
        } while (skipped);
    }
}
