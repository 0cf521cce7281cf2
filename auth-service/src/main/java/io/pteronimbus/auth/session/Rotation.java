package io.pteronimbus.auth.session;

/** What became of a refresh token that was used. */
sealed interface Rotation {

    /** There is a successor, new or named a moment ago, under this nonce. */
    record Rotated(String nonce) implements Rotation {}

    /** The token was used before: somebody else may have it. */
    record Reused() implements Rotation {}

    /** Its session is over. */
    record Ended() implements Rotation {}
}
