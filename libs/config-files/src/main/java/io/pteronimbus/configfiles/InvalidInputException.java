package io.pteronimbus.configfiles;

/** What is to be done cannot be understood, so nothing was done. The message says why, without values. */
public final class InvalidInputException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidInputException(String message) {
        super(message);
    }

    InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
