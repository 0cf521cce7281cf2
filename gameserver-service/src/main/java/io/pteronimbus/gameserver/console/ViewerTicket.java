package io.pteronimbus.gameserver.console;

import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.gameserver.server.ServerBrief;
import io.pteronimbus.platform.request.RequestTrace;
import io.pteronimbus.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a viewer before the socket was opened.
 *
 * @param byCookie a browser's session opened it, so it lives and dies with that session, not with a token
 */
record ViewerTicket(
        Caller caller,
        ServerBrief server,
        boolean byCookie,
        @Nullable String address,
        @Nullable String userAgent) {

    private static final int LONGEST_USER_AGENT = 256;

    ViewerTicket {
        userAgent = userAgent == null || userAgent.length() <= LONGEST_USER_AGENT
                ? userAgent
                : userAgent.substring(0, LONGEST_USER_AGENT);
    }

    /** @param override what they do is allowed just because they are a super administrator */
    Author author(Caller present, boolean override) {
        return new Author(present.toActor(), address, userAgent, override, RequestTrace.ofTraceParent(null));
    }
}
