package io.pteronimbus.bot.gateway;

import org.jspecify.annotations.Nullable;

/** Why a connection ended, and what comes next. */
record Ending(Next next, String why) {
    private static final int AUTHENTICATION_FAILED = 4004;
    private static final int INVALID_SEQUENCE = 4007;
    private static final int SESSION_TIMED_OUT = 4009;
    private static final int INVALID_SHARD = 4010;
    private static final int SHARDING_REQUIRED = 4011;
    private static final int INVALID_VERSION = 4012;
    private static final int INVALID_INTENTS = 4013;
    private static final int DISALLOWED_INTENTS = 4014;
    private static final int CUT = 1006;

    enum Next {
        /** The session goes on with another connection. */
        RESUME,
        /** A new session. */
        IDENTIFY,
        /** A new session that asks for less. */
        IDENTIFY_WITH_LESS,
        /** Nothing: it would end the same way again. */
        STOP
    }

    /**
     * What Discord's close codes ask of a client. With all others resuming is tried: Discord says when a session is gone.
     *
     * @param code null when there was none, as when the connection was cut
     */
    static Ending closed(@Nullable Short code, @Nullable String reason) {
        int number = code == null ? CUT : code;
        var why = "closed with " + number + (reason == null || reason.isBlank() ? "" : " (" + reason + ")");
        return switch (number) {
            case AUTHENTICATION_FAILED, INVALID_SHARD, SHARDING_REQUIRED, INVALID_VERSION, INVALID_INTENTS ->
                new Ending(Next.STOP, why);
            case DISALLOWED_INTENTS -> new Ending(Next.IDENTIFY_WITH_LESS, why);
            case INVALID_SEQUENCE, SESSION_TIMED_OUT -> new Ending(Next.IDENTIFY, why);
            default -> new Ending(Next.RESUME, why);
        };
    }
}
