package io.pteronimbus.auth.discord;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.pteronimbus.auth.discord.GuildAnswer.Away;
import io.pteronimbus.auth.discord.GuildAnswer.Limited;
import io.pteronimbus.auth.discord.GuildAnswer.Refused;
import io.pteronimbus.auth.discord.GuildAnswer.Told;
import io.pteronimbus.auth.identity.ProviderAccess;
import io.pteronimbus.auth.identity.TokenIssuerAwayException;
import io.pteronimbus.auth.session.Method;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The guilds of people, as Discord tells them. It bans who asks too much, so an answer is kept for a while, everybody who wants
 * the same waits for one question, and after a 429 nobody asks until Discord wants to be asked again.
 */
@ApplicationScoped
class GuildService {
    private static final Logger LOG = Logger.getLogger(GuildService.class);
    private static final Duration KEPT = Duration.ofSeconds(30);

    /** While Discord hangs, not everybody who tries again waits for it. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);

    /** In guilds; some ten megabytes. */
    private static final long MOST_KEPT = 50_000;

    private final ProviderAccess access;
    private final DiscordGuilds guilds;
    private final Clock clock;
    private final Duration patience;

    /** By linked account: who links another one sees nothing of the one before. */
    private final AsyncCache<UUID, GuildAnswer> answers;

    private volatile Instant silentUntil = Instant.MIN;

    /** @param patience how long a caller waits: less than callers themselves do, so that they learn why */
    GuildService(
            ProviderAccess access,
            DiscordGuilds guilds,
            Clock clock,
            @ConfigProperty(name = "pteronimbus.auth.discord-patience", defaultValue = "PT4S") Duration patience) {
        this.access = access;
        this.guilds = guilds;
        this.clock = clock;
        this.patience = patience;
        this.answers = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("discord-guilds-", 0).factory()))
                .maximumWeight(MOST_KEPT)
                .weigher(GuildService::weight)
                .expireAfter(Expiry.<UUID, GuildAnswer>creating((key, answer) -> lifetime(answer)))
                .buildAsync();
    }

    /**
     * Throws 409 {@code discord-not-linked} when that person has no Discord account here, or has to sign in with it again; 503
     * when Discord is away or wants to be left alone.
     */
    List<Guild> of(UUID userId) {
        var identity = access.linked(userId, Method.DISCORD).orElseThrow(GuildService::notLinked);
        var answer = answers.get(identity, (id, executor) -> CompletableFuture.supplyAsync(() -> ask(id), executor));
        return switch (await(answer)) {
            case Told told -> told.guilds();
            case Refused refused -> throw notLinked();
            case Away away -> throw ProblemException.unavailable("Discord does not answer.", AGAIN_AFTER);
            case Limited limited ->
                throw ProblemException.unavailable(
                        "Discord wants to be asked less often.", Duration.between(clock.instant(), limited.until()));
        };
    }

    private GuildAnswer ask(UUID identityId) {
        if (clock.instant().isBefore(silentUntil)) {
            return new Limited(silentUntil, true);
        }
        try {
            var answer = access.token(identityId)
                    .map(token -> ask(identityId, token))
                    .orElseGet(Refused::new);
            if (answer instanceof Limited limited) {
                LOG.warnf("Discord is not asked until %s: everybody=%b", limited.until(), limited.everybody());
                silentUntil = limited.everybody() ? limited.until() : silentUntil;
            }
            return answer;
        } catch (TokenIssuerAwayException e) {
            LOG.warnf("Guilds not told: %s", e.getMessage());
            return new Away();
        }
    }

    /** A token may have been taken back before its time: then another one is asked for, once. */
    private GuildAnswer ask(UUID identityId, String token) {
        var answer = guilds.of(token);
        if (!(answer instanceof Refused)) {
            return answer;
        }
        return access.instead(identityId, token)
                .map(other -> {
                    var second = guilds.of(other);
                    if (second instanceof Refused) {
                        access.giveUp(identityId, other);
                    }
                    return second;
                })
                .orElse(answer);
    }

    /** Who waits no longer leaves the question to be answered: it is good for the next one. */
    private GuildAnswer await(CompletableFuture<GuildAnswer> answer) {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException other ? other : new IllegalStateException(e);
        } catch (TimeoutException e) {
            LOG.warn("Guilds not told: no answer for too long");
            return new Away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Away();
        }
    }

    private static int weight(UUID key, GuildAnswer answer) {
        return answer instanceof Told told ? 1 + told.guilds().size() : 1;
    }

    private Duration lifetime(GuildAnswer answer) {
        return switch (answer) {
            case Told told -> KEPT;
            case Refused refused -> Duration.ZERO;
            case Away away -> AGAIN_AFTER;
            case Limited limited -> Duration.between(clock.instant(), limited.until());
        };
    }

    private static ProblemException notLinked() {
        return new ProblemException(
                ProblemType.DISCORD_NOT_LINKED, "Sign in with Discord, or link your Discord account again.");
    }
}
