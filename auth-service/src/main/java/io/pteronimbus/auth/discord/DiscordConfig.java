package io.pteronimbus.auth.discord;

import io.pteronimbus.auth.identity.SignUp;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The Discord application people sign in with; without one they cannot. */
@ConfigMapping(prefix = "pteronimbus.auth.discord")
public interface DiscordConfig {

    Optional<String> clientId();

    Optional<String> clientSecret();

    /** Where browsers reach Discord. */
    @WithDefault("https://discord.com")
    String url();

    /** Where this service reaches Discord. */
    @WithDefault("https://discord.com")
    String apiUrl();

    /** It is not Discord but a stand-in, and the page says so. */
    @WithDefault("false")
    boolean simulated();

    @WithDefault("open")
    SignUp signUp();

    default boolean isConfigured() {
        return clientId().isPresent() && clientSecret().isPresent();
    }
}
