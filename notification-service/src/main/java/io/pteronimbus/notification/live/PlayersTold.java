package io.pteronimbus.notification.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.events.ServerStats;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells those here who may read a server how many play on it, and who may measure it what it uses: when the number of players changes, and
 * once a minute while it does not, since what is told is not kept for who is away. What a server uses is never twice the same, so it goes
 * along and brings no message of its own.
 */
@ApplicationScoped
class PlayersTold {
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 20_000;

    private final TenantFeeds feeds;
    private final ObjectMapper json;
    private final Map<UUID, Told> told = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Told> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    PlayersTold(TenantFeeds feeds, ObjectMapper json) {
        this.feeds = feeds;
        this.json = json;
    }

    @RegisterForReflection
    record Number(int online, int max) {}

    /** @param players null while that is not known */
    @RegisterForReflection
    record Data(UUID serverId, UUID tenantId, @Nullable Number players, Instant at) {}

    /** @param cpuMillis null, as the memory is, where the cluster does not measure */
    @RegisterForReflection
    record Measured(
            UUID serverId,
            UUID tenantId,
            @Nullable Number players,
            @Nullable Integer cpuMillis,
            @JsonProperty("memoryMiB") @Nullable Integer memoryMiB,
            Instant at) {}

    private record Told(@Nullable Number players, Instant at) {}

    void tell(ServerStats sample) {
        var players = sample.players();
        var number = players == null ? null : new Number(players.online(), players.max());
        if (!isNews(sample, number)) {
            return;
        }
        var followers = feeds.followers(sample.tenantId());
        if (followers.isEmpty()) {
            return;
        }
        var fare = fare(sample, number);
        followers.forEach(follower -> follower.show(sample.serverId(), fare));
    }

    private Fare fare(ServerStats sample, @Nullable Number number) {
        var usage = sample.usage();
        return new Fare(
                write(new Data(sample.serverId(), sample.tenantId(), number, sample.at())),
                write(new Measured(
                        sample.serverId(),
                        sample.tenantId(),
                        number,
                        usage == null ? null : usage.cpuMillis(),
                        usage == null ? null : usage.memoryMiB(),
                        sample.at())));
    }

    private synchronized boolean isNews(ServerStats sample, @Nullable Number number) {
        var before = told.get(sample.serverId());
        if (before != null && sample.at().isBefore(before.at())) {
            return false;
        }
        if (before != null
                && Objects.equals(before.players(), number)
                && sample.at().isBefore(before.at().plus(AGAIN_AFTER))) {
            return false;
        }
        told.put(sample.serverId(), new Told(number, sample.at()));
        return true;
    }

    private String write(Record data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always JSON", e);
        }
    }
}
