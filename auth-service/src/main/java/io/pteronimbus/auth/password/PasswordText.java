package io.pteronimbus.auth.password;

import java.text.Normalizer;
import java.util.Locale;

/** Passwords as they are compared with lists: those who guess try every way of writing one. */
final class PasswordText {
    private static final String PLAIN_I = "oieastb";
    private static final String PLAIN_L = "oleastb";
    private static final String DRESSED = "0134578";

    private PasswordText() {}

    /** One Unicode form, as passwords are hashed in, and lower case. */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** The letter that a digit or sign stands for in {@code p4$$w0rd}; 1 may stand for i, or for l. */
    static char undressed(char c, boolean oneIsL) {
        return switch (c) {
            case '@' -> 'a';
            case '$' -> 's';
            case '!' -> 'i';
            default -> {
                var place = DRESSED.indexOf(c);
                yield place < 0 ? c : (oneIsL ? PLAIN_L : PLAIN_I).charAt(place);
            }
        };
    }

    /** The shortest text that, said again and again, makes this one: {@code abab} is {@code ab} twice. */
    static String unit(String text) {
        var border = new int[text.length()];
        for (var i = 1; i < text.length(); i++) {
            var k = border[i - 1];
            while (k > 0 && text.charAt(i) != text.charAt(k)) {
                k = border[k - 1];
            }
            border[i] = text.charAt(i) == text.charAt(k) ? k + 1 : k;
        }
        var period = text.isEmpty() ? 0 : text.length() - border[text.length() - 1];
        return period * 2 <= text.length() ? text.substring(0, period) : text;
    }
}
