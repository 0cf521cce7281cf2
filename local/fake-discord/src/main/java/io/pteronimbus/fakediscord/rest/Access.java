package io.pteronimbus.fakediscord.rest;

import org.jspecify.annotations.Nullable;

/**
 * Who may ask.
 *
 * @param bots  whether a bot token will do
 * @param scope what a person must have granted, or null when no person's token will do
 */
record Access(boolean bots, @Nullable String scope) {

    static final Access BOTS = new Access(true, null);

    static Access people(String scope) {
        return new Access(false, scope);
    }

    static Access all(String scope) {
        return new Access(true, scope);
    }
}
