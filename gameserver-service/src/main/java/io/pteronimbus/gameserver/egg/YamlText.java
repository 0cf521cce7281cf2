package io.pteronimbus.gameserver.egg;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML down to its nodes and no further: tags make no objects, and plain scalars are what YAML 1.2 takes them for, so that
 * {@code no} and {@code 0123} stay text, as in the panels that write eggs.
 */
final class YamlText {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");
    private static final int MOST_ALIASES = 50;

    private final List<String> duplicates = new ArrayList<>();
    private int values;

    private YamlText() {}

    static EggText.Read read(String text) {
        try {
            var root = new Yaml(options()).compose(new StringReader(text));
            var reading = new YamlText();
            return new EggText.Read(reading.value(root, "", 1), List.copyOf(reading.duplicates));
        } catch (MarkedYAMLException e) {
            throw new EggException("this is not YAML: " + e.getProblem(), place(e.getProblemMark()), e);
        } catch (YAMLException e) {
            throw new EggException("this is not YAML: " + firstLine(e.getMessage()), Place.START, e);
        } catch (StackOverflowError e) {
            throw new EggException("it is too deep", Place.START, e);
        }
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(true);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(Bounds.DEEPEST);
        options.setCodePointLimit(Bounds.LONGEST);
        options.setProcessComments(false);
        return options;
    }

    private EggValue value(@Nullable Node node, String path, int depth) {
        var place = node == null ? Place.START : place(node.getStartMark());
        if (++values > Bounds.MOST_VALUES) {
            throw new EggException("there are more than " + Bounds.MOST_VALUES + " values in it", place);
        }
        if (depth > Bounds.DEEPEST) {
            throw new EggException("it is too deep", place);
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, path, place, depth);
            case SequenceNode sequence -> list(sequence, path, place, depth);
            case ScalarNode scalar -> EggValue.scalar(kind(scalar), path, place, text(scalar));
            case null, default -> EggValue.scalar(EggValue.Kind.NULL, path, place, "");
        };
    }

    private EggValue object(MappingNode mapping, String path, Place place, int depth) {
        var members = new LinkedHashMap<String, EggValue>();
        for (var tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new EggException(
                        "a key must be text", place(tuple.getKeyNode().getStartMark()));
            }
            var child = EggValue.childPath(path, key.getValue());
            if (members.put(key.getValue(), value(tuple.getValueNode(), child, depth + 1)) != null) {
                duplicates.add(child);
            }
        }
        return EggValue.object(path, place, members);
    }

    private EggValue list(SequenceNode sequence, String path, Place place, int depth) {
        var items = new ArrayList<EggValue>();
        for (var item : sequence.getValue()) {
            items.add(value(item, EggValue.childPath(path, items.size()), depth + 1));
        }
        return EggValue.list(path, place, List.copyOf(items));
    }

    private static EggValue.Kind kind(ScalarNode scalar) {
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return EggValue.Kind.TEXT;
        }
        return switch (scalar.getValue()) {
            case "", "~", "null", "Null", "NULL" -> EggValue.Kind.NULL;
            case "true", "True", "TRUE", "false", "False", "FALSE" -> EggValue.Kind.BOOLEAN;
            case String text when NUMBER.matcher(text).matches() -> EggValue.Kind.NUMBER;
            default -> EggValue.Kind.TEXT;
        };
    }

    private static String text(ScalarNode scalar) {
        return switch (kind(scalar)) {
            case NULL -> "";
            case BOOLEAN -> scalar.getValue().toLowerCase(Locale.ROOT);
            default -> scalar.getValue();
        };
    }

    private static Place place(@Nullable Mark mark) {
        return mark == null ? Place.START : new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? "it cannot be read"
                : message.lines().findFirst().orElse("it cannot be read");
    }
}
