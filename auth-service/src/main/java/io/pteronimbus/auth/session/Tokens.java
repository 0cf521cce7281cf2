package io.pteronimbus.auth.session;

/** A session and the refresh token that is now good for it. */
public record Tokens(Session session, String refreshToken) {

    @Override
    public String toString() {
        return "Tokens[" + session + "]";
    }
}
