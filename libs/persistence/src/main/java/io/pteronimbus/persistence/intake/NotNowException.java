package io.pteronimbus.persistence.intake;

/** What an event needs is away, in whichever words that was said: it is taken when that is back, however long it takes. */
public final class NotNowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotNowException(String what, Throwable cause) {
        super(what + ": " + cause, cause);
    }
}
