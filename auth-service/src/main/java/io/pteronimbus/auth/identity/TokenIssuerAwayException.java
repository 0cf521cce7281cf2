package io.pteronimbus.auth.identity;

/** A provider did not answer, or not as it should: it is to be asked again later. */
public final class TokenIssuerAwayException extends RuntimeException {
    public TokenIssuerAwayException(String message) {
        super(message);
    }

    public TokenIssuerAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
