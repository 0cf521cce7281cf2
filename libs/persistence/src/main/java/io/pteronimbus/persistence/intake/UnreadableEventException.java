package io.pteronimbus.persistence.intake;

import org.jspecify.annotations.Nullable;

/** An event that will never make sense, however often it is delivered. */
public final class UnreadableEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
