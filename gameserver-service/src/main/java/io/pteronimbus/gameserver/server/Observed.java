package io.pteronimbus.gameserver.server;

/** What became of an observation. */
enum Observed {
    /** Seen before, or of a cluster the server is not on. */
    IGNORED,
    /** Of an older intent: its number and address are kept, its state is not. */
    NOTED,
    /** The server shows it. */
    APPLIED,
    /** The server that was to be deleted is gone. */
    GONE
}
