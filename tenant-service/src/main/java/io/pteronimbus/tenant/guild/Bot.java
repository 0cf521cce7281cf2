package io.pteronimbus.tenant.guild;

import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.platform.security.ServiceTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Asks bot-service. Throws 503 when it, or Discord behind it, does not answer. */
@ApplicationScoped
public class Bot {
    static final int PAGE = 1000;
    private static final int NOT_FOUND = 404;

    private final BotClient client;
    private final ServiceTokens tokens;

    Bot(@RestClient BotClient client, ServiceTokens tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    /** Empty when no bot is configured. */
    public Optional<BotClient.Application> application() {
        return ask(client::application);
    }

    /** Empty when the bot is not in that guild. */
    public Optional<GuildChanged.Guild> guild(String guildId) {
        return ask(authorization -> client.guild(authorization, guildId));
    }

    /** Empty when they are not in that guild, or the bot is not. */
    public Optional<GuildChanged.Member> member(String guildId, String userId) {
        return ask(authorization -> client.member(authorization, guildId, userId));
    }

    /** The next 1000 after that one; empty when the bot is not in that guild. */
    Optional<List<GuildChanged.Member>> members(String guildId, @Nullable String after) {
        return ask(authorization -> client.members(authorization, guildId, after, PAGE))
                .map(BotClient.Members::items);
    }

    private <T> Optional<T> ask(Function<String, T> question) {
        try {
            return Optional.of(question.apply(tokens.authorizationFor("bot-service")));
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw DiscordAway.because(e);
        } catch (ProcessingException e) {
            throw DiscordAway.because(e);
        }
    }
}
