package io.pteronimbus.bot.gateway;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Frames that are sent. Those with the token are never logged. */
final class Outgoing {
    private Outgoing() {}

    static String identify(BotToken token, Intents intents) {
        return frame(
                Opcode.IDENTIFY,
                new JsonObject()
                        .put("token", token.value())
                        .put("intents", intents.bits())
                        .put(
                                "properties",
                                new JsonObject()
                                        .put("os", "linux")
                                        .put("browser", "pteronimbus")
                                        .put("device", "pteronimbus")));
    }

    static String resume(BotToken token, Session session) {
        return frame(
                Opcode.RESUME,
                new JsonObject()
                        .put("token", token.value())
                        .put("session_id", session.id())
                        .put("seq", session.sequence()));
    }

    /** @param sequence of the last event; null before the first */
    static String heartbeat(@Nullable Long sequence) {
        return frame(Opcode.HEARTBEAT, sequence);
    }

    private static String frame(int opcode, @Nullable Object data) {
        return new JsonObject().put("op", opcode).put("d", data).encode();
    }
}
