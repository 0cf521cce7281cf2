package io.pteronimbus.crd;

/** What a game server is doing, as the controller sees it. */
public enum GameServerState {
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
