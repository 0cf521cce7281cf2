package io.pteronimbus.query;

/** What the other side sent is no answer of the protocol, or goes beyond its bounds. */
final class MalformedAnswerException extends QueryException {
    private static final long serialVersionUID = 1;

    /** @param what in words of ours: nothing of what was sent */
    MalformedAnswerException(String what) {
        super(Reason.MALFORMED, what);
    }

    MalformedAnswerException(String what, Throwable cause) {
        super(Reason.MALFORMED, what, cause);
    }
}
