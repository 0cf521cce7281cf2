package io.pteronimbus.launcher.stack;

/** Something people have to put right before a stack can start; the message says what. */
final class CannotStartException extends Exception {
    private static final long serialVersionUID = 1L;

    CannotStartException(String message) {
        super(message);
    }
}
