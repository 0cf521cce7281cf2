package io.pteronimbus.localcluster.watch;

/** Where a watch's events go. Used from one thread at a time. */
public interface EventOutput {

    /** Sends one JSON document; waits while the client is behind. */
    void send(byte[] event);

    /** Ends the stream. Does nothing when it has ended. */
    void end();

    /** Cuts the connection, even of a client that reads nothing. */
    void abort();

    /** @param action runs once, when the client has gone or the stream was ended */
    void onClosed(Runnable action);
}
