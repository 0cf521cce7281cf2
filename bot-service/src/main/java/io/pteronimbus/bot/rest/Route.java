package io.pteronimbus.bot.rest;

/**
 * Something that is asked of Discord.
 *
 * @param template the path without its ids, by which Discord keeps limits
 * @param major the guild it is about, each of which has limits of its own; empty when there is none
 * @param uri path and query, below the version
 */
public record Route(String template, String major, String uri) {

    /** About no guild. */
    public static Route of(String uri) {
        return new Route(uri, "", uri);
    }

    /**
     * About a guild.
     *
     * @param rest what follows the guild's id; the names of its parts are the template's
     */
    public static Route ofGuild(String guildId, String template, String rest) {
        return new Route("/guilds/{}" + template, guildId, "/guilds/" + guildId + rest);
    }
}
