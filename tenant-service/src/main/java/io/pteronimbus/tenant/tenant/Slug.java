package io.pteronimbus.tenant.tenant;

import java.text.Normalizer;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * The short name of a tenant in addresses: 3 to 40 of {@code a-z}, {@code 0-9} and dashes, a dash neither first nor last.
 */
record Slug(String text) {
    static final String FORM = "[a-z0-9](?:[a-z0-9-]{1,38}[a-z0-9])";
    private static final int LONGEST = 40;
    private static final int SHORTEST = 3;
    private static final int SUFFIX = 6;
    private static final int NUMBERED = 5;
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    Slug {
        if (!text.matches(FORM)) {
            throw new IllegalArgumentException("not a slug");
        }
    }

    /** Slugs for a name without end, the nicest first; the first that is free is the one to take. */
    static Stream<Slug> candidates(String name) {
        var base = base(name);
        return Stream.concat(
                Stream.iterate(1, n -> n <= NUMBERED, n -> n + 1).map(n -> n == 1 ? base : append(base, "-" + n)),
                Stream.generate(() -> append(base, "-" + random())));
    }

    private static Slug base(String name) {
        var ascii = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        var cut = ascii.substring(0, Math.min(ascii.length(), LONGEST)).replaceAll("-+$", "");
        return new Slug(cut.length() >= SHORTEST ? cut : cut.isEmpty() ? "tenant" : cut + "-tenant");
    }

    private static Slug append(Slug base, String suffix) {
        var room = LONGEST - suffix.length();
        var cut = base.text().substring(0, Math.min(base.text().length(), room)).replaceAll("-+$", "");
        return new Slug(cut + suffix);
    }

    private static String random() {
        return ThreadLocalRandom.current()
                .ints(SUFFIX, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
