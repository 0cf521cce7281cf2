package io.pteronimbus.notification.live;

import io.quarkus.websockets.next.CloseReason;

/** Why a socket is closed. Whatever begins with 44 says that signing in again comes first; all else may be resumed at once. */
enum CloseCode {
    /** The client reads too slowly, or something is away: resume with the last cursor, after a moment. */
    TRY_AGAIN(1013, "resume with your last cursor"),
    /** The client sends too much, or what makes no sense. */
    MISUSE(1008, "too many messages"),
    /** The token or session is over. */
    SESSION_ENDED(4401, "session ended");

    private final CloseReason reason;

    CloseCode(int code, String text) {
        this.reason = new CloseReason(code, text);
    }

    CloseReason reason() {
        return reason;
    }
}
