package io.pteronimbus.gateway.route;

/** What a route asks of who wants to enter. */
public enum Entry {
    /** A signed-in person: a token that holds, of a session that lives. */
    SESSION,
    /** Nothing: the path is there before signing in, and credentials are of no interest. */
    OPEN,
    /** Credentials in the body. Open, but just for JSON from this very site, and counted by address. */
    SIGN_IN,
    /** As {@link #SIGN_IN}, without the count: the refresh token cannot be guessed. */
    RENEWAL,
    /** A credential that the service behind knows to check and the gateway does not; no cookie is looked at. */
    OWN_CREDENTIAL
}
