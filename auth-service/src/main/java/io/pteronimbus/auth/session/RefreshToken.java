package io.pteronimbus.auth.session;

import java.util.UUID;

/**
 * A refresh token, good for one use.
 *
 * @param text what the client keeps
 * @param hash SHA-256 of the text in hex: all that is stored
 */
record RefreshToken(String text, String hash, UUID sessionId) {

    @Override
    public String toString() {
        return "RefreshToken[of session " + sessionId + "]";
    }
}
