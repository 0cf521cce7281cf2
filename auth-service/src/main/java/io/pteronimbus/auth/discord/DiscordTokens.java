package io.pteronimbus.auth.discord;

import io.pteronimbus.auth.discord.DiscordTokenClient.Issued;
import io.pteronimbus.auth.identity.ProviderTokens;
import io.pteronimbus.auth.identity.TokenIssuerApi;
import io.pteronimbus.auth.identity.TokenIssuerAwayException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Renews and revokes Discord's tokens. */
@ApplicationScoped
class DiscordTokens implements TokenIssuerApi {
    /** The token is good no more: no use in asking again. 401 would say that of our own credentials. */
    private static final int REFUSED = 400;

    private final DiscordTokenClient client;
    private final DiscordConfig config;
    private final Clock clock;

    DiscordTokens(@RestClient DiscordTokenClient client, DiscordConfig config, Clock clock) {
        this.client = client;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Optional<ProviderTokens> refresh(String refreshToken) {
        try {
            var issued = client.refresh(basic(), "refresh_token", refreshToken);
            return Optional.of(tokens(issued));
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == REFUSED) {
                return Optional.empty();
            }
            throw away(e);
        } catch (ProcessingException e) {
            throw away(e);
        }
    }

    @Override
    public void revoke(String token) {
        try {
            client.revoke(basic(), token);
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() != REFUSED) {
                throw away(e);
            }
        } catch (ProcessingException e) {
            throw away(e);
        }
    }

    private ProviderTokens tokens(Issued issued) {
        if (issued.accessToken() == null) {
            throw new ProcessingException("an answer without a token");
        }
        return new ProviderTokens(
                issued.accessToken(), issued.refreshToken(), clock.instant().plusSeconds(issued.expiresIn()));
    }

    private String basic() {
        var credentials =
                config.clientId().orElse("") + ":" + config.clientSecret().orElse("");
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static TokenIssuerAwayException away(RuntimeException e) {
        return new TokenIssuerAwayException("Discord did not answer: " + e.getMessage(), e);
    }
}
