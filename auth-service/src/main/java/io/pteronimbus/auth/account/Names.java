package io.pteronimbus.auth.account;

/** Makes names that come from elsewhere fit the rule of {@link DisplayName}. */
public final class Names {
    private static final int LONGEST = 64;

    private Names() {}

    /** The name as {@link #cleaned} leaves it; {@code Somebody} when nothing is left. */
    public static String fitting(String name) {
        var clean = cleaned(name);
        return clean.isEmpty() ? "Somebody" : clean;
    }

    /** The name on one line, without what must not be in one, cut to 64 characters. Empty when nothing is left. */
    public static String cleaned(String name) {
        var clean = new StringBuilder();
        name.codePoints()
                .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
                .filter(Names::isShown)
                .forEach(clean::appendCodePoint);
        var text = clean.toString().strip();
        return text.length() <= LONGEST ? text : text.substring(0, end(text)).strip();
    }

    private static boolean isShown(int c) {
        var type = Character.getType(c);
        var turnsText = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return type != Character.CONTROL && type != Character.SURROGATE && !turnsText;
    }

    /** Where to cut so that no character of two halves is torn apart. */
    private static int end(String text) {
        return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }
}
