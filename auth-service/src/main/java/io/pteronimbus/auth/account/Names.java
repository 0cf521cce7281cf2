package io.pteronimbus.auth.account;

/** Makes names that come from elsewhere fit the rule of {@link DisplayName}. */
public final class Names {
    private static final int LONGEST = 64;
    private static final String UNWANTED = "[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]";

    private Names() {}

    /** The name without what must not be in one, cut to 64 characters; {@code Somebody} when nothing is left. */
    public static String fitting(String name) {
        var clean = name.replaceAll(UNWANTED, "").strip();
        var cut = clean.length() <= LONGEST
                ? clean
                : clean.substring(0, end(clean)).strip();
        return cut.isEmpty() ? "Somebody" : cut;
    }

    /** Where to cut so that no character of two halves is torn apart. */
    private static int end(String text) {
        return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }
}
