package io.pteronimbus.query;

/** A game was asked, and no answer that could be used came. */
public class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why not. */
    public enum Reason {
        /** Nobody listens there, or the network does not lead there. */
        UNREACHABLE,
        /** Nothing, or not all of it, came in time. */
        TIMEOUT,
        /** What came is no answer of the protocol, or goes beyond its bounds. */
        MALFORMED
    }

    private final Reason reason;

    QueryException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    QueryException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
