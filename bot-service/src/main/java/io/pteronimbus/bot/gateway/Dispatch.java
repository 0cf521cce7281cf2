package io.pteronimbus.bot.gateway;

import java.io.IOException;

/** An event of Discord's. */
public final class Dispatch {
    private final String name;
    private final Frame frame;

    Dispatch(String name, Frame frame) {
        this.name = name;
        this.frame = frame;
    }

    /** As Discord calls it, such as {@code GUILD_CREATE}. */
    public String name() {
        return name;
    }

    /** What it tells. Throws IOException when that is not of this shape. */
    public <T> T data(Class<T> type) throws IOException {
        return frame.data(type);
    }
}
