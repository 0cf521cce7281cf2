package io.pteronimbus.configfiles;

import io.pteronimbus.configfiles.Node.Kind;
import io.pteronimbus.configfiles.Node.Style;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads the first document of a YAML text, event by event: no alias is followed, so none can grow. Of an object or a list
 * that no path leads into only the place is kept.
 */
final class YamlReader {
    private final String text;
    private final ParserImpl parser;
    private final YamlOffsets offsets;
    private int values;
    private int lineStart;
    private int nextLine;

    private YamlReader(String text) {
        this.text = text;
        this.offsets = new YamlOffsets(text);
        this.nextLine = lineAfter(0);
        var options = new LoaderOptions();
        options.setCodePointLimit(Limits.FILE_BYTES);
        this.parser = new ParserImpl(new StreamReader(text), options);
    }

    /** The document; null at the end of the text when there is none. */
    static Node read(String text, Reach reach) throws ConfigFileException {
        try {
            return new YamlReader(text).document(reach);
        } catch (MarkedYAMLException malformed) {
            var mark = malformed.getProblemMark();
            var where =
                    mark == null ? "" : " at line %d, column %d".formatted(mark.getLine() + 1, mark.getColumn() + 1);
            throw new ConfigFileException("it is not YAML" + where, malformed);
        } catch (YAMLException malformed) {
            throw new ConfigFileException("it is not YAML", malformed);
        }
    }

    private Node document(Reach reach) throws ConfigFileException {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return Node.scalar(Kind.NULL, "", Style.PLAIN, text.length(), text.length());
        }
        parser.getEvent();
        return node(parser.getEvent(), 1, reach);
    }

    private Node node(Event event, int depth, Reach reach) throws ConfigFileException {
        if (depth > Limits.NESTING) {
            throw new ConfigFileException("it is nested more than " + Limits.NESTING + " deep");
        }
        if (++values > Limits.PIECES) {
            throw new ConfigFileException("it has more than " + Limits.PIECES + " values");
        }
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case AliasEvent alias ->
                Node.scalar(
                        Kind.ALIAS,
                        alias.getAnchor(),
                        Style.PLAIN,
                        offsets.of(alias.getStartMark()),
                        offsets.of(alias.getEndMark()));
            case CollectionStartEvent start when start.is(Event.ID.MappingStart) -> mapping(start, depth, reach);
            case CollectionStartEvent start -> sequence(start, depth, reach);
            default -> throw new ConfigFileException("it is not YAML");
        };
    }

    private Node mapping(CollectionStartEvent start, int depth, Reach reach) throws ConfigFileException {
        var mapping = container(Kind.OBJECT, start);
        var end = mapping.start();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            var key = parser.getEvent();
            var name = key instanceof ScalarEvent scalar ? scalar.getValue() : null;
            var keyEnd = name != null
                    ? offsets.of(key.getEndMark())
                    : node(key, depth + 1, Reach.NOWHERE).end();
            var value = node(parser.getEvent(), depth + 1, name == null ? Reach.NOWHERE : reach.intoMember(name));
            end = Math.max(keyEnd, value.end());
            if (name != null && !reach.isNowhere()) {
                mapping.put(name, value);
            }
        }
        return ended(mapping, end);
    }

    private Node sequence(CollectionStartEvent start, int depth, Reach reach) throws ConfigFileException {
        var sequence = container(Kind.LIST, start);
        var end = sequence.start();
        for (var place = 0; !parser.checkEvent(Event.ID.SequenceEnd); place++) {
            var item = node(parser.getEvent(), depth + 1, reach.intoItem(place));
            end = item.end();
            if (!reach.isNowhere()) {
                sequence.add(item);
            }
        }
        return ended(sequence, end);
    }

    private Node container(Kind kind, CollectionStartEvent event) {
        var start = contentStart(event, offsets.of(event.getStartMark()), text.length());
        return Node.container(kind, event.isFlow() ? Style.FLOW : Style.BLOCK, start, columnOf(start));
    }

    /** Counted from the place asked for before, since they follow one another and a line may be the whole text. */
    private int columnOf(int start) {
        while (nextLine <= start) {
            lineStart = nextLine;
            nextLine = lineAfter(lineStart);
        }
        return start - lineStart;
    }

    private int lineAfter(int from) {
        var feed = text.indexOf('\n', from);
        return feed < 0 ? Integer.MAX_VALUE : feed + 1;
    }

    /** What is in a block ends with its last value: what follows up to the next one are blank lines and comments. */
    private Node ended(Node container, int lastValue) {
        var event = parser.getEvent();
        container.endAt(container.style() == Style.FLOW ? offsets.of(event.getEndMark()) : lastValue);
        return container;
    }

    private Node scalar(ScalarEvent event) {
        var end = offsets.of(event.getEndMark());
        var start = contentStart(event, offsets.of(event.getStartMark()), end);
        var kind = event.isPlain() && event.getTag() == null ? YamlScalars.kindOf(event.getValue()) : Kind.TEXT;
        var style = event.getScalarStyle();
        if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
            return Node.scalar(kind, event.getValue(), Style.BLOCK, start, blockEnd(start, end));
        }
        var written = style == ScalarStyle.SINGLE_QUOTED
                ? Style.SINGLE_QUOTED
                : style == ScalarStyle.DOUBLE_QUOTED ? Style.DOUBLE_QUOTED : Style.PLAIN;
        return Node.scalar(kind, event.getValue(), written, start, end);
    }

    /** Behind anchor and tag, which belong to the place rather than to the value. */
    private int contentStart(NodeEvent event, int from, int end) {
        var at = from;
        if (event.getAnchor() == null && (at >= end || text.charAt(at) != '!')) {
            return at;
        }
        while (at < end && "&!".indexOf(text.charAt(at)) >= 0) {
            while (at < end && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            at = Math.min(skipBlanksAndComments(at), end);
        }
        return at;
    }

    private int skipBlanksAndComments(int from) {
        var at = from;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            if (text.charAt(at) == '#') {
                var feed = text.indexOf('\n', at);
                at = feed < 0 ? text.length() : feed;
            } else {
                at++;
            }
        }
        return at;
    }

    /** The end of the last line of a literal or folded text; with {@code +} blank lines after it are part of it. */
    private int blockEnd(int start, int end) {
        var header = text.indexOf('\n', start);
        var keeps = header >= 0 && header < end && text.substring(start, header).matches("[|>]\\d?\\+.*\\s*");
        var at = end;
        if (keeps) {
            return text.charAt(at - 1) == '\n' ? at - 1 : at;
        }
        while (at > start && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
