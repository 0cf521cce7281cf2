package io.pteronimbus.gameserver.rule;

/** What PHP understands by blanks. */
final class PhpText {
    private static final String BLANKS = " \t\n\r\0\u000B";

    private PhpText() {}

    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && BLANKS.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && BLANKS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
