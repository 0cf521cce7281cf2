package io.pteronimbus.controller.grant;

/** A grant does not allow what it came with. The message says why, and holds nothing secret. */
public final class RefusedGrantException extends Exception {
    private static final long serialVersionUID = 1L;

    public RefusedGrantException(String message) {
        super(message);
    }

    RefusedGrantException(String message, Throwable cause) {
        super(message, cause);
    }
}
