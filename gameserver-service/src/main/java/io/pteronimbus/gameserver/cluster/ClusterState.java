package io.pteronimbus.gameserver.cluster;

/** How a cluster stands to the panel. */
public enum ClusterState {
    /** Enrolled, and its controller was never seen. */
    WAITING,
    CONNECTED,
    /** Its controller was there, and is not now. */
    AWAY,
    /** Its controller dialled in, and speaks a protocol that this panel does not. */
    INCOMPATIBLE,
    /** Nobody can dial in for it any more. */
    REVOKED
}
