package io.pteronimbus.fakediscord.gateway;

/** What a client did, for which it is disconnected. */
final class CloseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final CloseCode code;

    CloseException(CloseCode code) {
        super(code.words(), null, false, false);
        this.code = code;
    }

    CloseCode code() {
        return code;
    }
}
