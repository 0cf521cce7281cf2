package io.pteronimbus.fakediscord.gateway;

/** What can be done to a session from outside. */
public sealed interface Disturbance {

    /** The client is told that its session is none any more, or that it may try to resume it. */
    record Invalidate(boolean resumable) implements Disturbance {}

    /** What needs a connection. */
    sealed interface OfConnection extends Disturbance {}

    /** The client is told to reconnect, and to resume. */
    record Reconnect() implements OfConnection {}

    /** The client is asked for a heartbeat. */
    record Heartbeat() implements OfConnection {}

    /** The connection is closed with this number. */
    record Close(int code) implements OfConnection {}

    /** The connection is cut without a word. */
    record Drop() implements OfConnection {}
}
