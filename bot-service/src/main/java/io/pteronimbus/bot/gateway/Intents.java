package io.pteronimbus.bot.gateway;

/** Which events the bot asks for: those of guilds and their roles, and where it may those of members. */
record Intents(boolean members) {
    private static final int GUILDS = 1;
    private static final int GUILD_MEMBERS = 1 << 1;

    int bits() {
        return members ? GUILDS | GUILD_MEMBERS : GUILDS;
    }
}
