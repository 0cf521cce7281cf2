package io.pteronimbus.gameserver.egg;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a text says, JSON or YAML, within bounds that make any text cheap: see {@link Bounds}. */
final class EggText {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private EggText() {}

    /**
     * @param root an object
     * @param duplicates paths of keys that stand more than once in their object; the last counts
     */
    record Read(EggValue root, List<String> duplicates) {}

    /** @param filename tells JSON from YAML by its ending; null or another: the text itself does. Throws {@link EggException}. */
    static Read read(String content, @Nullable String filename) {
        if (content.length() > Bounds.LONGEST) {
            throw new EggException("it is longer than " + Bounds.LONGEST + " characters", Place.START);
        }
        var text = content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
        if (text.isBlank()) {
            throw new EggException("there is nothing in it", Place.START);
        }
        var read = isJson(text, filename) ? JsonText.read(text) : YamlText.read(text);
        if (!read.root().is(EggValue.Kind.OBJECT)) {
            throw new EggException("an egg is an object with a name, start-up, images and so on", Place.START);
        }
        return read;
    }

    private static boolean isJson(String text, @Nullable String filename) {
        var name = filename == null ? "" : filename.toLowerCase(Locale.ROOT);
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return false;
        }
        return name.endsWith(".json") || text.stripLeading().startsWith("{");
    }
}
