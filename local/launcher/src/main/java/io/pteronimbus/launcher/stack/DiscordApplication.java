package io.pteronimbus.launcher.stack;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;

/**
 * The Discord application people sign in with: one made here, for a Discord that is simulated, unless the environment names a real one.
 *
 * @param clientId of the simulated one, as the two below
 * @param simulated whether it was in use at the last start; the secret of a real one is not kept
 */
record DiscordApplication(String clientId, String clientSecret, String botToken, boolean simulated) {
    static final String CLIENT_ID = "PTERONIMBUS_DISCORD_CLIENT_ID";
    static final String CLIENT_SECRET = "PTERONIMBUS_DISCORD_CLIENT_SECRET";

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Discord's ids are milliseconds since 2015, above 22 other bits. */
    private static final long EPOCH_MILLIS = 1_420_070_400_000L;

    private static final int OTHER_BITS = 22;

    static DiscordApplication create() {
        long id = System.currentTimeMillis() - EPOCH_MILLIS << OTHER_BITS | RANDOM.nextInt(1 << OTHER_BITS);
        return new DiscordApplication(Long.toString(id), secret(), secret(), true);
    }

    /** At least 32 characters, as Discord's own have: clients also sign with it, for which less is too short. */
    private static String secret() {
        return RandomText.password() + RandomText.password();
    }

    /**
     * What is to be remembered once this environment has had its say.
     *
     * @throws IllegalArgumentException when it names half of an application
     */
    DiscordApplication with(Map<String, String> environment) {
        boolean id = value(environment, CLIENT_ID).isPresent();
        if (id != value(environment, CLIENT_SECRET).isPresent()) {
            throw new IllegalArgumentException(
                    CLIENT_ID + " and " + CLIENT_SECRET + " are set together, or neither is.");
        }
        return new DiscordApplication(clientId, clientSecret, botToken, !id);
    }

    /** What auth-service is told. */
    Map<String, String> signInProperties(Map<String, String> environment, int port) {
        String prefix = "pteronimbus.auth.discord.";
        return simulated
                ? Map.of(
                        prefix + "client-id",
                        clientId,
                        prefix + "client-secret",
                        clientSecret,
                        prefix + "url",
                        address(port),
                        prefix + "api-url",
                        "http://127.0.0.1:" + port,
                        prefix + "simulated",
                        "true")
                : Map.of(
                        prefix + "client-id", value(environment, CLIENT_ID).orElse(""),
                        prefix + "client-secret",
                                value(environment, CLIENT_SECRET).orElse(""),
                        prefix + "simulated", "false");
    }

    /** What the simulated Discord is told. */
    Map<String, String> simulatorVariables(int port, int gateway) {
        String callback = "/api/v1/auth/discord/callback";
        return Map.of(
                "FAKE_DISCORD_CLIENT_ID", clientId,
                "FAKE_DISCORD_CLIENT_SECRET", clientSecret,
                "FAKE_DISCORD_BOT_TOKEN", botToken,
                "FAKE_DISCORD_PUBLIC_URL", address(port),
                "FAKE_DISCORD_REDIRECT_URIS",
                        "http://localhost:" + gateway + callback + " http://127.0.0.1:" + gateway + callback);
    }

    /** What people are told. */
    String shown(int port) {
        return simulated ? "simulated, " + address(port) : "the application of " + CLIENT_ID;
    }

    private static String address(int port) {
        return "http://localhost:" + port;
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "DiscordApplication[" + (simulated ? clientId : "of the environment") + "]";
    }
}
