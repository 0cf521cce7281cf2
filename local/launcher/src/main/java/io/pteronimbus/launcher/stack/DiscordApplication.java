package io.pteronimbus.launcher.stack;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The Discord application people sign in with, and its bot: this one, made here for the simulated Discord, unless the environment names a
 * real one, of which nothing is kept.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record DiscordApplication(String clientId, String clientSecret, String botToken) {
    static final String CLIENT_ID = "PTERONIMBUS_DISCORD_CLIENT_ID";
    static final String CLIENT_SECRET = "PTERONIMBUS_DISCORD_CLIENT_SECRET";
    static final String BOT_TOKEN = "PTERONIMBUS_DISCORD_BOT_TOKEN";

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Discord's ids are milliseconds since 2015, above 22 other bits. */
    private static final long EPOCH_MILLIS = 1_420_070_400_000L;

    private static final int OTHER_BITS = 22;

    static DiscordApplication create() {
        long id = System.currentTimeMillis() - EPOCH_MILLIS << OTHER_BITS | RANDOM.nextInt(1 << OTHER_BITS);
        return new DiscordApplication(Long.toString(id), secret(), secret());
    }

    /** At least 32 characters, as Discord's own have: clients also sign with it, for which less is too short. */
    private static String secret() {
        return RandomText.password() + RandomText.password();
    }

    /**
     * Whether the environment names a real one.
     *
     * @throws IllegalArgumentException when it names half of one
     */
    static boolean isNamed(Map<String, String> environment) {
        boolean id = value(environment, CLIENT_ID).isPresent();
        if (id != value(environment, CLIENT_SECRET).isPresent()) {
            throw new IllegalArgumentException(
                    CLIENT_ID + " and " + CLIENT_SECRET + " are set together, or neither is.");
        }
        if (!id && value(environment, BOT_TOKEN).isPresent()) {
            throw new IllegalArgumentException(BOT_TOKEN + " is of the application that " + CLIENT_ID + " names.");
        }
        return id;
    }

    /** What auth-service is told. */
    Map<String, String> signInProperties(Map<String, String> environment, StackPorts ports) {
        String prefix = "pteronimbus.auth.discord.";
        boolean simulated = ports.has(Simulator.DISCORD);
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(prefix + "simulated", Boolean.toString(simulated));
        if (simulated) {
            properties.put(prefix + "client-id", clientId);
            properties.put(prefix + "client-secret", clientSecret);
            properties.put(prefix + "url", ports.address(Simulator.DISCORD));
            properties.put(prefix + "api-url", "http://127.0.0.1:" + ports.of(Simulator.DISCORD));
        } else {
            properties.put(prefix + "client-id", value(environment, CLIENT_ID).orElse(""));
            properties.put(
                    prefix + "client-secret", value(environment, CLIENT_SECRET).orElse(""));
        }
        return properties;
    }

    /** What bot-service is told. A real application needs no bot: then no communities are added. */
    Map<String, String> botProperties(Map<String, String> environment, StackPorts ports) {
        String prefix = "pteronimbus.bot.";
        Map<String, String> properties = new LinkedHashMap<>();
        if (ports.has(Simulator.DISCORD)) {
            properties.put(prefix + "token", botToken);
            properties.put(prefix + "client-id", clientId);
            properties.put(prefix + "discord-url", ports.address(Simulator.DISCORD));
            properties.put(prefix + "api-url", "http://127.0.0.1:" + ports.of(Simulator.DISCORD));
        } else {
            value(environment, BOT_TOKEN).ifPresent(token -> properties.put(prefix + "token", token));
            value(environment, CLIENT_ID).ifPresent(id -> properties.put(prefix + "client-id", id));
        }
        return properties;
    }

    /** What the simulated Discord is told. */
    Map<String, String> simulatorVariables(StackPorts ports) {
        String callback = ports.of(Service.GATEWAY) + "/api/v1/auth/discord/callback";
        String added = ports.of(Service.GATEWAY) + "/communities/added";
        return Map.of(
                "FAKE_DISCORD_CLIENT_ID", clientId,
                "FAKE_DISCORD_CLIENT_SECRET", clientSecret,
                "FAKE_DISCORD_BOT_TOKEN", botToken,
                "FAKE_DISCORD_PUBLIC_URL", ports.address(Simulator.DISCORD),
                "FAKE_DISCORD_REDIRECT_URIS",
                        String.join(
                                " ",
                                "http://localhost:" + callback,
                                "http://127.0.0.1:" + callback,
                                "http://localhost:" + added,
                                "http://127.0.0.1:" + added));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "DiscordApplication[" + clientId + "]";
    }
}
