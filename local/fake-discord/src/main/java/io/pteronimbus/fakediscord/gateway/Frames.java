package io.pteronimbus.fakediscord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.fakediscord.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What is sent, as bytes of JSON. */
final class Frames {

    static final byte[] HEARTBEAT_ACK = of(Opcode.HEARTBEAT_ACK, "null");
    static final byte[] HEARTBEAT = of(Opcode.HEARTBEAT, "null");
    static final byte[] RECONNECT = of(Opcode.RECONNECT, "null");

    private Frames() {}

    static byte[] hello(Duration heartbeat) {
        return of(Opcode.HELLO, "{\"heartbeat_interval\":" + heartbeat.toMillis() + "}");
    }

    static byte[] invalidSession(boolean resumable) {
        return of(Opcode.INVALID_SESSION, Boolean.toString(resumable));
    }

    /** The data of an event, which can go to several sessions. */
    static byte[] data(JsonNode node) {
        return Json.buffer(node).getBytes();
    }

    static byte[] dispatch(String event, long sequence, byte[] data) {
        byte[] head =
                ("{\"t\":\"" + event + "\",\"s\":" + sequence + ",\"op\":0,\"d\":").getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[head.length + data.length + 1];
        System.arraycopy(head, 0, frame, 0, head.length);
        System.arraycopy(data, 0, frame, head.length, data.length);
        frame[frame.length - 1] = '}';
        return frame;
    }

    private static byte[] of(Opcode opcode, String data) {
        return ("{\"t\":null,\"s\":null,\"op\":" + opcode.number() + ",\"d\":" + data + "}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
