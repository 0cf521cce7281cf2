package io.pteronimbus.configfiles;

import org.yaml.snakeyaml.error.Mark;

/** Places in a text as Java counts them, of marks that count a character beyond the basic plane as one. */
final class YamlOffsets {
    private final String text;
    private final boolean same;
    private int index;
    private int offset;

    YamlOffsets(String text) {
        this.text = text;
        this.same = text.codePointCount(0, text.length()) == text.length();
    }

    /** Counted from the mark asked for before, since those of a parser follow one another. */
    int of(Mark mark) {
        if (same) {
            return mark.getIndex();
        }
        offset = text.offsetByCodePoints(offset, mark.getIndex() - index);
        index = mark.getIndex();
        return offset;
    }
}
