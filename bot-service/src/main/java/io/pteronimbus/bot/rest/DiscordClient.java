package io.pteronimbus.bot.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.bot.BotConfig;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Asks Discord with the bot's token, within its limits. Blocks: for use on virtual threads. Whatever keeps Discord from answering is a
 * 503 that says when to come back; never a 404, which would mean that something is gone.
 */
@ApplicationScoped
public class DiscordClient {
    private static final Logger LOG = Logger.getLogger(DiscordClient.class);
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int MOST_TRIES = 3;
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final String BAD_TOKEN = "Discord does not accept the bot's token.";
    /** Whoever goes on asking with a bad token is banned for a while. */
    private static final Duration AFTER_BAD_TOKEN = Duration.ofMinutes(1);

    private static final Duration LONGEST_EXTRA = Duration.ofSeconds(2);

    private final Exchange exchange;
    private final BotConfig config;
    private final MeterRegistry meters;
    private final RateLimiter limiter = new RateLimiter(System::nanoTime);

    DiscordClient(Exchange exchange, BotConfig config, MeterRegistry meters) {
        this.exchange = exchange;
        this.config = config;
        this.meters = meters;
    }

    /** Whether there is a bot at all. */
    public boolean isConfigured() {
        return config.token().isPresent();
    }

    /** What Discord says to that: something, that there is no such thing, or that the bot may not know. Throws 503 otherwise. */
    public Reply get(Route route) {
        var token = config.token()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.DEPENDENCY_UNAVAILABLE, "No bot is configured, so Discord cannot be asked."));
        for (var tries = 1; ; tries++) {
            var ticket = admit(route);
            var reply = exchange(token, route, ticket);
            if (reply.status() == TOO_MANY) {
                limited(ticket, reply);
                if (tries == MOST_TRIES) {
                    throw unavailable("limited", "Discord takes no more calls for the moment.", LATER);
                }
                continue;
            }
            if (reply.status() == UNAUTHORIZED) {
                limiter.pause(ticket, AFTER_BAD_TOKEN, BAD_TOKEN);
                LOG.error(BAD_TOKEN);
                throw unavailable("unauthorized", BAD_TOKEN, AFTER_BAD_TOKEN);
            }
            limiter.answered(ticket, Limits.read(reply.headers()));
            if (reply.status() >= SERVER_ERROR) {
                throw unavailable("failed", "Discord is in trouble (" + reply.status() + ").", LATER);
            }
            count(
                    reply.isOk()
                            ? "ok"
                            : reply.isNotFound() ? "not-found" : reply.isForbidden() ? "forbidden" : "refused");
            return reply;
        }
    }

    private RateLimiter.Ticket admit(Route route) {
        try {
            return limiter.admit(route, config.patience());
        } catch (ProblemException tooFar) {
            count("limited");
            throw tooFar;
        }
    }

    private Reply exchange(String token, Route route, RateLimiter.Ticket ticket) {
        var within = config.answerWithin().plus(LONGEST_EXTRA);
        try {
            return exchange.get(token, route)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            limiter.answered(ticket, Optional.empty());
            LOG.debugf(e, "Discord was not reached");
            throw unavailable("unreachable", "Discord does not answer.", LATER);
        } catch (InterruptedException e) {
            limiter.answered(ticket, Optional.empty());
            Thread.currentThread().interrupt();
            throw unavailable("interrupted", "The service stops.", LATER);
        }
    }

    private void limited(RateLimiter.Ticket ticket, Reply reply) {
        var scope = scope(reply);
        limiter.refused(ticket, retryAfter(reply), scope.equals("global"));
        meters.counter("pteronimbus.bot.rest.limited", "scope", scope).increment();
        LOG.infof("Discord refused a call as one too many: scope=%s", scope);
    }

    /** Whoever answers without a scope is not Discord but what stands before it, and means all calls. */
    private static String scope(Reply reply) {
        var scope = reply.headers().get("X-RateLimit-Scope");
        if (scope == null || scope.equals("global") || reply.headers().contains("X-RateLimit-Global")) {
            return "global";
        }
        return scope.equals("shared") ? "shared" : "user";
    }

    private static Duration retryAfter(Reply reply) {
        var header = reply.headers().get("Retry-After");
        try {
            return header == null ? LATER : Limits.seconds(Double.parseDouble(header));
        } catch (NumberFormatException e) {
            return LATER;
        }
    }

    private ProblemException unavailable(String outcome, String why, Duration retryAfter) {
        count(outcome);
        return ProblemException.unavailable(why, retryAfter);
    }

    private void count(String outcome) {
        meters.counter("pteronimbus.bot.rest", "outcome", outcome).increment();
    }
}
