package io.pteronimbus.query;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads a packet from its beginning, little-endian as the games write, and never past its end. */
final class PacketReader {
    private final ByteBuffer packet;

    PacketReader(byte[] packet) {
        this.packet = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
    }

    int remaining() {
        return packet.remaining();
    }

    int unsignedByte() {
        require(1);
        return Byte.toUnsignedInt(packet.get());
    }

    int unsignedShort() {
        require(2);
        return Short.toUnsignedInt(packet.getShort());
    }

    int int32() {
        require(4);
        return packet.getInt();
    }

    void skip(int bytes) {
        require(bytes);
        packet.position(packet.position() + bytes);
    }

    /** Text that a zero byte ends. */
    String text() {
        var from = packet.position();
        while (unsignedByte() != 0) {
            // until its end, or the packet's
        }
        return new String(packet.array(), from, packet.position() - 1 - from, StandardCharsets.UTF_8);
    }

    byte[] rest() {
        var rest = new byte[packet.remaining()];
        packet.get(rest);
        return rest;
    }

    String restAsText() {
        return new String(rest(), StandardCharsets.UTF_8);
    }

    private void require(int bytes) {
        if (packet.remaining() < bytes) {
            throw new MalformedAnswerException("a packet ends too early");
        }
    }
}
