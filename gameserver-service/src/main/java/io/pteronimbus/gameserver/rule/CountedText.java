package io.pteronimbus.gameserver.rule;

/** A text of which only so many characters can be read, again and again included. */
final class CountedText implements CharSequence {
    private final String text;
    private int left;

    CountedText(String text, int reads) {
        this.text = text;
        left = reads;
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new ExhaustedException();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
