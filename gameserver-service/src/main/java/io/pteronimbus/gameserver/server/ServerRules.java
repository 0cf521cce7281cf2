package io.pteronimbus.gameserver.server;

/** Bounds of what people type. */
final class ServerRules {
    static final String NAME = "[^\\p{Cntrl}\\u2028\\u2029]*";
    static final String NAME_MESSAGE = "must not contain line breaks or control characters";

    private ServerRules() {}
}
