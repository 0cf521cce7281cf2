package io.pteronimbus.gameserver.rule;

/** An expression is none of PCRE, or says something that cannot be said where it is to be run. */
final class UnreadablePatternException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadablePatternException(String message) {
        super(message);
    }
}
