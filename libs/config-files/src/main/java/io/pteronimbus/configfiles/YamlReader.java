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

/** Reads the first document of a YAML text, event by event: no alias is followed, so none can grow. */
final class YamlReader {
    private final String text;
    private final ParserImpl parser;
    private final YamlOffsets offsets;
    private int values;

    private YamlReader(String text) {
        this.text = text;
        this.offsets = new YamlOffsets(text);
        var options = new LoaderOptions();
        options.setCodePointLimit(Limits.FILE_BYTES);
        this.parser = new ParserImpl(new StreamReader(text), options);
    }

    /** The document; null at the end of the text when there is none. */
    static Node read(String text) throws ConfigFileException {
        try {
            return new YamlReader(text).document();
        } catch (MarkedYAMLException malformed) {
            var mark = malformed.getProblemMark();
            var where =
                    mark == null ? "" : " at line %d, column %d".formatted(mark.getLine() + 1, mark.getColumn() + 1);
            throw new ConfigFileException("it is not YAML" + where, malformed);
        } catch (YAMLException malformed) {
            throw new ConfigFileException("it is not YAML", malformed);
        }
    }

    private Node document() throws ConfigFileException {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return Node.scalar(Kind.NULL, "", Style.PLAIN, text.length(), text.length());
        }
        parser.getEvent();
        return node(parser.getEvent(), 1);
    }

    private Node node(Event event, int depth) throws ConfigFileException {
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
            case CollectionStartEvent start when start.is(Event.ID.MappingStart) -> mapping(start, depth);
            case CollectionStartEvent start -> sequence(start, depth);
            default -> throw new ConfigFileException("it is not YAML");
        };
    }

    private Node mapping(CollectionStartEvent start, int depth) throws ConfigFileException {
        var mapping = container(Kind.OBJECT, start);
        var end = mapping.start();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            var key = parser.getEvent();
            var keyEnd = key instanceof ScalarEvent
                    ? offsets.of(key.getEndMark())
                    : node(key, depth + 1).end();
            var value = node(parser.getEvent(), depth + 1);
            end = Math.max(keyEnd, value.end());
            if (key instanceof ScalarEvent name) {
                mapping.put(name.getValue(), value);
            }
        }
        return ended(mapping, end);
    }

    private Node sequence(CollectionStartEvent start, int depth) throws ConfigFileException {
        var sequence = container(Kind.LIST, start);
        var end = sequence.start();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            var item = node(parser.getEvent(), depth + 1);
            end = item.end();
            sequence.add(item);
        }
        return ended(sequence, end);
    }

    private Node container(Kind kind, CollectionStartEvent event) {
        var start = contentStart(event, offsets.of(event.getStartMark()), text.length());
        var column = start - (text.lastIndexOf('\n', start - 1) + 1);
        return Node.container(kind, event.isFlow() ? Style.FLOW : Style.BLOCK, start, column);
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
