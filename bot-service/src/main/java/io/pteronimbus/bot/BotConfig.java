package io.pteronimbus.bot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The bot, and how it behaves towards Discord. Has no {@code toString}: the token is in it. */
@ConfigMapping(prefix = "pteronimbus.bot")
public interface BotConfig {

    /** Of the bot of a Discord application; without one this service is there and does nothing. */
    Optional<String> token();

    /** Of the application; Discord is asked when it is not said. */
    Optional<String> clientId();

    /** Where people's browsers reach Discord. */
    @WithDefault("https://discord.com")
    String discordUrl();

    /** Where this service reaches Discord's REST API. */
    @WithDefault("https://discord.com")
    String apiUrl();

    /** Whether to ask for the privileged intent for members. When Discord refuses it, the bot goes on without. */
    @WithDefault("true")
    boolean membersIntent();

    /** How long a refusal of that intent is believed before it is asked for again. */
    @WithDefault("PT1H")
    Duration membersRefusedFor();

    /** How long a call waits for Discord's limits before it is answered with 503. */
    @WithDefault("3S")
    Duration patience();

    /** How long Discord may take for an answer. */
    @WithDefault("6S")
    Duration answerWithin();

    /** Calls to Discord at the same time; further ones wait. */
    @WithDefault("16")
    int connections();

    Gateway gateway();

    /** The connection over which Discord tells what happens. */
    interface Gateway {

        /** The first pause before another try; each is twice as long as the one before. */
        @WithDefault("1S")
        Duration firstPause();

        @WithDefault("2M")
        Duration longestPause();

        /** Between two sessions that are begun: Discord's own limit. */
        @WithDefault("5S")
        Duration identifySpacing();

        /** How long it may take from dialling until events come. */
        @WithDefault("30S")
        Duration openWithin();

        /** How long the replica that holds the connection keeps that right without renewing it. */
        @WithDefault("15S")
        Duration lease();

        /** How often that right is renewed, or looked for by the others. */
        @WithDefault("5S")
        Duration lookEvery();
    }
}
