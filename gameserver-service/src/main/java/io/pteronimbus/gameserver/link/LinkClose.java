package io.pteronimbus.gameserver.link;

import io.quarkus.websockets.next.CloseReason;

/** Why a connection of a controller is closed from this side. */
final class LinkClose {
    static final CloseReason REPLACED = new CloseReason(4000, "replaced by a newer connection");
    static final CloseReason SILENT = new CloseReason(4001, "silent for too long");
    static final CloseReason BROKEN = new CloseReason(1011, "broken, dial again");
    static final CloseReason REVOKED = new CloseReason(4403, "the credential is no longer good");
    static final CloseReason UNREADABLE = new CloseReason(4400, "not a frame of this protocol");

    private LinkClose() {}

    /** The other side speaks another major version of the protocol. */
    static CloseReason incompatible(int protocol, int spoken) {
        return new CloseReason(4406, "protocol " + protocol + " is not spoken here, protocol " + spoken + " is");
    }
}
