package io.pteronimbus.fakediscord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.fakediscord.state.Snowflake;

/** The part of all guilds that a session is for. */
record Shard(int id, int count) {

    /** For who does not speak of shards. */
    static final Shard ALL = new Shard(0, 1);

    private static final int TIME_SHIFT = 22;
    private static final int MOST = 1000;

    static Shard parse(JsonNode node) {
        if (!node.isArray()
                || node.size() != 2
                || !node.get(0).isInt()
                || !node.get(1).isInt()) {
            throw ClientFrame.decodeError();
        }
        int id = node.get(0).intValue();
        int count = node.get(1).intValue();
        if (id < 0 || id >= count || count > MOST) {
            throw new CloseException(CloseCode.INVALID_SHARD);
        }
        return new Shard(id, count);
    }

    boolean covers(Snowflake guild) {
        return (guild.value() >>> TIME_SHIFT) % count == id;
    }
}
