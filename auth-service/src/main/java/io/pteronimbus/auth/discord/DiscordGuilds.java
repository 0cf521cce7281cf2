package io.pteronimbus.auth.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.auth.identity.TokenIssuerAwayException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks Discord for the guilds of somebody. */
@ApplicationScoped
class DiscordGuilds {
    private static final Logger LOG = Logger.getLogger(DiscordGuilds.class);
    private static final TypeReference<List<Guild>> GUILDS = new TypeReference<>() {};

    /** Discord's own most. People can be in 200 guilds at most: more pages are for a Discord that changed its mind. */
    private static final int PAGE = 200;

    private static final int MOST_PAGES = 5;
    private static final int REFUSED = 401;
    private static final int LIMITED = 429;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final DiscordGuildClient client;
    private final ObjectMapper json;
    private final Clock clock;

    DiscordGuilds(@RestClient DiscordGuildClient client, ObjectMapper json, Clock clock) {
        this.client = client;
        this.json = json;
        this.clock = clock;
    }

    /** Throws {@link TokenIssuerAwayException} when Discord does not answer, or not as it should. */
    GuildAnswer of(String accessToken) {
        try {
            return new GuildAnswer.Told(pages("Bearer " + accessToken));
        } catch (WebApplicationException e) {
            return refusal(e);
        } catch (ProcessingException e) {
            throw new TokenIssuerAwayException("Discord did not answer: " + e.getMessage(), e);
        }
    }

    private List<Guild> pages(String bearer) {
        var all = new ArrayList<Guild>();
        var after = "0";
        for (var i = 0; i < MOST_PAGES; i++) {
            var page = parse(client.page(bearer, PAGE, after));
            all.addAll(page);
            if (page.size() < PAGE) {
                return all;
            }
            after = page.getLast().id();
        }
        LOG.warnf("Somebody is in more guilds than are looked at: most=%d", MOST_PAGES * PAGE);
        return all;
    }

    private List<Guild> parse(String body) {
        try {
            // a list or null, as Discord's document has it
            var page = json.readValue(body, GUILDS);
            if (page == null || !page.contains(null)) {
                return page == null ? List.of() : page;
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            LOG.debugf(e, "Not a list of guilds");
        }
        // not with the cause: its message would hold what came
        throw new TokenIssuerAwayException("Discord did not answer with a list of guilds");
    }

    private GuildAnswer refusal(WebApplicationException e) {
        var response = e.getResponse();
        return switch (response.getStatus()) {
            case REFUSED -> new GuildAnswer.Refused();
            case LIMITED ->
                new GuildAnswer.Limited(
                        clock.instant().plus(pause(response)),
                        "true".equalsIgnoreCase(response.getHeaderString("X-RateLimit-Global")));
            default -> throw new TokenIssuerAwayException("Discord did not answer: " + e.getMessage(), e);
        };
    }

    /** Of the {@code Retry-After} header, in seconds; a second to an hour. */
    private static Duration pause(Response response) {
        var header = response.getHeaderString("Retry-After");
        var isNumber = header != null && header.matches("[0-9]{1,9}");
        var pause = Duration.ofSeconds(isNumber ? Math.max(1, Long.parseLong(header)) : 1);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
