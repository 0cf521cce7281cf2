package io.pteronimbus.bot.application;

import io.pteronimbus.bot.BotConfig;
import io.pteronimbus.bot.discord.DiscordJson;
import io.pteronimbus.bot.rest.DiscordClient;
import io.pteronimbus.bot.rest.Route;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The application whose bot this is. */
@ApplicationScoped
class Application {
    private static final Route ROUTE = Route.of("/applications/@me");
    /** View Channels, Send Messages and Embed Links: what messages about servers need, and nothing about people. */
    static final int PERMISSIONS = 19_456;

    private final BotConfig config;
    private final DiscordClient discord;
    private final DiscordJson json;
    private final String publicUrl;
    private volatile @Nullable String asked;

    Application(
            BotConfig config,
            DiscordClient discord,
            DiscordJson json,
            @ConfigProperty(name = "pteronimbus.public.url") String publicUrl) {
        this.config = config;
        this.discord = discord;
        this.json = json;
        this.publicUrl = publicUrl;
    }

    /** Empty when no bot is configured. Throws 503 when its id is to be asked of Discord and cannot be. */
    Optional<String> clientId() {
        return discord.isConfigured() ? Optional.of(config.clientId().orElseGet(this::ask)) : Optional.empty();
    }

    /** Where the bot is added to a guild; whoever has added it comes back to the panel. */
    String installUrl(String clientId) {
        return config.discordUrl() + "/oauth2/authorize?client_id=" + encode(clientId) + "&scope="
                + encode("bot applications.commands") + "&permissions=" + PERMISSIONS
                + "&response_type=code&redirect_uri=" + encode(publicUrl + "/communities/added");
    }

    private String ask() {
        var known = asked;
        if (known == null) {
            known = discord.get(ROUTE).<Self>read(json.readerOf(Self.class)).id();
            asked = known;
        }
        return known;
    }

    /** With %20 for a blank, as Discord writes it. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @RegisterForReflection
    record Self(String id) {}
}
