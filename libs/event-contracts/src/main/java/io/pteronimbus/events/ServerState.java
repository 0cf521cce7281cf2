package io.pteronimbus.events;

/** The state of a game server as people see it. */
public enum ServerState {
    INSTALLING,
    STARTING,
    RUNNING,
    STOPPING,
    STOPPED,
    CRASHED,
    FAILED,
    SUSPENDED,
    DELETING,
    UNKNOWN
}
