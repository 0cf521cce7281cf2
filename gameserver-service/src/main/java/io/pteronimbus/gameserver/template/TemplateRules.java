package io.pteronimbus.gameserver.template;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.IntStream;

/** Bounds of what people type. */
public final class TemplateRules {
    public static final int LONGEST_NAME = 191;
    public static final int LONGEST_DESCRIPTION = 16_384;
    static final int LONGEST_NOTE = 500;
    public static final String LINE = "[^\\p{Cntrl}\\u2028\\u2029]*";
    public static final String LINE_MESSAGE = "must not contain line breaks or control characters";
    static final String SLUG = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    static final String SLUG_MESSAGE = "must be 1 to 63 of a-z, 0-9 and -, and neither begin nor end with -";

    private static final int LONGEST_MADE = 50;
    private static final String NAMELESS = "game";

    private TemplateRules() {}

    /** A slug that says the name, and is none of those. */
    static String slugOf(String name, Collection<String> taken) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-");
        var cut = trimmed(plain.substring(0, Math.min(plain.length(), LONGEST_MADE)));
        var slug = cut.isEmpty() ? NAMELESS : cut;
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> n == 1 ? slug : slug + "-" + n)
                .filter(candidate -> !taken.contains(candidate))
                .findFirst()
                .orElseThrow();
    }

    private static String trimmed(String text) {
        return text.replaceAll("^-+|-+$", "");
    }
}
