package io.pteronimbus.tenant.tenant;

/** Names of tenants out of names that others chose. */
final class FittingName {
    private static final String UNFIT = "[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]";
    private static final int LONGEST = 80;

    private FittingName() {}

    /** At most 80 characters, without what names must not hold, and never empty. */
    static String of(String text) {
        var cleaned = text.replaceAll(UNFIT, "").strip();
        var cut = cleaned.substring(0, Math.min(LONGEST, cleaned.length())).strip();
        return cut.isEmpty() ? "Community" : cut;
    }
}
