package io.pteronimbus.fakediscord.gateway;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a frame is for. */
enum Opcode {
    DISPATCH(0),
    HEARTBEAT(1),
    IDENTIFY(2),
    PRESENCE_UPDATE(3),
    VOICE_STATE_UPDATE(4),
    RESUME(6),
    RECONNECT(7),
    REQUEST_GUILD_MEMBERS(8),
    INVALID_SESSION(9),
    HELLO(10),
    HEARTBEAT_ACK(11),
    REQUEST_SOUNDBOARD_SOUNDS(31),
    REQUEST_CHANNEL_INFO(43);

    private static final Set<Opcode> SENT_BY_CLIENTS = EnumSet.of(
            HEARTBEAT,
            IDENTIFY,
            PRESENCE_UPDATE,
            VOICE_STATE_UPDATE,
            RESUME,
            REQUEST_GUILD_MEMBERS,
            REQUEST_SOUNDBOARD_SOUNDS,
            REQUEST_CHANNEL_INFO);

    private final int number;

    Opcode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** One that a client may send. */
    static Optional<Opcode> ofClient(int number) {
        return SENT_BY_CLIENTS.stream().filter(each -> each.number == number).findFirst();
    }
}
