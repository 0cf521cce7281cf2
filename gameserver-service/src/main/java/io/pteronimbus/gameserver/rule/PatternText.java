package io.pteronimbus.gameserver.rule;

import java.nio.charset.StandardCharsets;

/** The characters of an expression, and how far it was read. Characters are bytes unless they are Unicode's. */
final class PatternText {
    private final int[] characters;
    private int at;

    PatternText(String body, boolean unicode) {
        characters =
                unicode ? body.codePoints().toArray() : bytes(body).codePoints().toArray();
    }

    /** A text whose characters are the bytes of another. */
    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    boolean hasMore() {
        return at < characters.length;
    }

    /** The next character without taking it; negative at the end. */
    int peek() {
        return peek(0);
    }

    int peek(int ahead) {
        return at + ahead < characters.length ? characters[at + ahead] : -1;
    }

    int next() throws UnreadablePatternException {
        if (!hasMore()) {
            throw new UnreadablePatternException("it ends too early");
        }
        return characters[at++];
    }

    /** Takes a text if it comes next. */
    boolean skip(String expected) {
        for (int i = 0; i < expected.length(); i++) {
            if (peek(i) != expected.charAt(i)) {
                return false;
            }
        }
        at += expected.length();
        return true;
    }

    /** Takes all before a character, and the character. */
    String until(char end) throws UnreadablePatternException {
        var taken = new StringBuilder();
        for (int c = next(); c != end; c = next()) {
            taken.appendCodePoint(c);
        }
        return taken.toString();
    }

    /** Takes digits of a base; at most so many. */
    String digits(int base, int most) {
        var taken = new StringBuilder();
        while (taken.length() < most && peek() >= 0 && peek() < 0x80 && Character.digit(peek(), base) >= 0) {
            taken.appendCodePoint(characters[at++]);
        }
        return taken.toString();
    }

    /** Takes a blank, or a comment from {@code #} to the end of its line. */
    boolean skipBlank() {
        if (peek() == '#') {
            while (hasMore() && peek() != '\n') {
                at++;
            }
            return true;
        }
        boolean isBlank = peek() >= 0 && " \t\n\r\f\u000B".indexOf(peek()) >= 0;
        if (isBlank) {
            at++;
        }
        return isBlank;
    }

    int mark() {
        return at;
    }

    void reset(int mark) {
        at = mark;
    }
}
