package io.pteronimbus.gameserver.egg;

/** How much of a text is read. The largest public eggs have 1.2 million characters (a picture), 90 variables and 8 levels. */
final class Bounds {
    /** Characters. */
    static final int LONGEST = 4 * 1024 * 1024;

    /** Levels of lists and objects within each other. */
    static final int DEEPEST = 64;

    /** Values in all, those counted that stand in several places by an alias. */
    static final int MOST_VALUES = 100_000;

    private Bounds() {}
}
