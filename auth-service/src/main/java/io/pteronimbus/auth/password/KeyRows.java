package io.pteronimbus.auth.password;

import java.util.List;
import java.util.stream.Stream;

/** Characters that follow each other in the alphabet, among the digits or on a keyboard, either way round. */
final class KeyRows {
    static final int SHORTEST = 3;

    private static final List<String> ROWS = Stream.of(
                    "abcdefghijklmnopqrstuvwxyz",
                    "01234567890",
                    "qwertyuiop[]",
                    "asdfghjkl;'",
                    "zxcvbnm,./",
                    "qwertzuiopü",
                    "azertyuiop",
                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
                    "qazwsxedcrfvtgbyhnujmikolp",
                    "1q2w3e4r5t6y7u8i9o0p",
                    "!@#$%^&*()_+",
                    "йцукенгшщзхъ",
                    "фывапролджэ",
                    "ячсмитьбю.",
                    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
            .flatMap(row -> Stream.of(row, new StringBuilder(row).reverse().toString()))
            .toList();

    private KeyRows() {}

    /** How many characters from there on are the same, or follow each other in a row; 0 when it is fewer than three. */
    static int length(String text, int from) {
        var longest = 1;
        while (from + longest < text.length() && text.charAt(from + longest) == text.charAt(from)) {
            longest++;
        }
        for (var row : ROWS) {
            longest = Math.max(longest, along(row, text, from));
        }
        return longest < SHORTEST ? 0 : longest;
    }

    private static int along(String row, String text, int from) {
        var longest = 0;
        for (var at = row.indexOf(text.charAt(from)); at >= 0; at = row.indexOf(text.charAt(from), at + 1)) {
            var length = 1;
            while (from + length < text.length()
                    && at + length < row.length()
                    && text.charAt(from + length) == row.charAt(at + length)) {
                length++;
            }
            longest = Math.max(longest, length);
        }
        return longest;
    }
}
