package io.pteronimbus.controller.credential;

/** There is no credential, or it cannot be kept. Its message holds no secret. */
public final class CredentialException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CredentialException(String message) {
        super(message);
    }

    CredentialException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
