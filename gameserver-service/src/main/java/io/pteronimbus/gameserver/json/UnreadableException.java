package io.pteronimbus.gameserver.json;

import org.jspecify.annotations.Nullable;

/** A message that will never make sense, however often it is delivered. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
