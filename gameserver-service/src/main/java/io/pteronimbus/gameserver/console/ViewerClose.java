package io.pteronimbus.gameserver.console;

import io.quarkus.websockets.next.CloseReason;

/** Why a viewer's connection is closed from this side. */
final class ViewerClose {
    static final CloseReason TOKEN_ENDED = new CloseReason(4401, "session-expired");
    static final CloseReason FORBIDDEN = new CloseReason(4403, "forbidden");
    static final CloseReason SERVER_GONE = new CloseReason(4404, "not-found");
    static final CloseReason TOO_MANY = new CloseReason(4429, "rate-limited");
    static final CloseReason TOO_LARGE = new CloseReason(1009, "payload-too-large");
    static final CloseReason TRY_AGAIN = new CloseReason(1013, "dependency-unavailable");
    static final CloseReason STUCK = new CloseReason(1013, "too slow");

    private ViewerClose() {}
}
