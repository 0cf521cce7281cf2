package io.pteronimbus.gameserver.server;

/** Bounds of what people type. */
final class ServerRules {
    static final String NAME = "[^\\p{Cntrl}\\u2028\\u2029]*";
    static final String NAME_MESSAGE = "must not contain line breaks or control characters";

    /** A day. */
    static final int MOST_MINUTES = 1_440;

    /** As many as a game server has room for in its environment. */
    static final int MOST_VARIABLES = 256;

    private ServerRules() {}
}
