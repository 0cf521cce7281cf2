package io.pteronimbus.gameserver.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.events.ServerStats;
import io.pteronimbus.gameserver.metrics.MetricsView.Sample;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.keys.KeyCommands;
import io.quarkus.redis.datasource.stream.StreamCommands;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.StreamRange;
import io.quarkus.redis.datasource.stream.XAddArgs;
import io.quarkus.redis.datasource.value.SetArgs;
import io.quarkus.redis.datasource.value.ValueCommands;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last hour of each server, as a stream in Redis with an end: at most {@value #MOST_SAMPLES} samples, gone an hour after the newest.
 * An entry's id is the time of its sample, so that Redis itself refuses what comes again or late. Losing it loses a chart, nothing else.
 */
@ApplicationScoped
class StatsStore {
    static final Duration KEPT = Duration.ofHours(1);
    /** One every 15 seconds. */
    static final int MOST_SAMPLES = 240;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ONLINE = "o";
    private static final String MAX = "m";
    private static final String CPU = "c";
    private static final String MEMORY = "r";
    private static final String NOT_NEWER = "equal or smaller than the target stream top item";

    private final StreamCommands<String, String, String> streams;
    private final KeyCommands<String> keys;
    private final ValueCommands<String, String> values;
    private final Redis redis;
    private final ObjectMapper json;

    /** @param redis the client itself sends several commands at once, which the data source does not */
    StatsStore(RedisDataSource data, Redis redis, ObjectMapper json) {
        streams = data.stream(String.class);
        keys = data.key();
        values = data.value(String.class);
        this.redis = redis;
        this.json = json;
    }

    /** False for a sample that is there already, or older than the newest. */
    boolean add(ServerStats sample) {
        var fields = fields(sample);
        var key = key(sample.tenantId(), sample.serverId());
        try {
            streams.xadd(
                    key,
                    new XAddArgs()
                            .id(sample.at().toEpochMilli() + "-1")
                            .maxlen((long) MOST_SAMPLES)
                            .nearlyExactTrimming(),
                    fields);
        } catch (RuntimeException e) {
            if (String.valueOf(e.getMessage()).contains(NOT_NEWER)) {
                return false;
            }
            throw e;
        }
        keys.pexpire(key, KEPT);
        var players = sample.players();
        if (players != null) {
            values.set(
                    playersKey(sample.tenantId(), sample.serverId()),
                    write(new PlayersView(players.online(), players.max(), players.names(), sample.at())),
                    new SetArgs().px(KEPT));
        }
        return true;
    }

    /** Oldest first. */
    List<Sample> since(UUID tenantId, UUID serverId, Instant from) {
        var range = StreamRange.of(Long.toString(from.toEpochMilli()), "+");
        return streams.xrange(key(tenantId, serverId), range).stream()
                .map(StatsStore::sample)
                .toList();
    }

    /** The same of several servers, asked for in one go; of one without samples there is an empty list. */
    Map<UUID, List<Sample>> since(UUID tenantId, List<UUID> serverIds, Instant from) {
        if (serverIds.isEmpty()) {
            return Map.of();
        }
        var start = Long.toString(from.toEpochMilli());
        var requests = serverIds.stream()
                .map(id -> Request.cmd(Command.XRANGE)
                        .arg(key(tenantId, id))
                        .arg(start)
                        .arg("+"))
                .toList();
        var answers = redis.batch(requests).await().atMost(PATIENCE);
        var samples = new HashMap<UUID, List<Sample>>();
        for (var i = 0; i < answers.size(); i++) {
            samples.put(
                    serverIds.get(i),
                    answers.get(i).getDelegate().stream()
                            .map(StatsStore::sample)
                            .toList());
        }
        return samples;
    }

    /** Who played when the game answered last. */
    Optional<PlayersView> newest(UUID tenantId, UUID serverId) {
        return Optional.ofNullable(values.get(playersKey(tenantId, serverId))).map(this::read);
    }

    private static Map<String, String> fields(ServerStats sample) {
        var fields = new HashMap<String, String>();
        var players = sample.players();
        if (players != null) {
            fields.put(ONLINE, Integer.toString(players.online()));
            fields.put(MAX, Integer.toString(players.max()));
        }
        var usage = sample.usage();
        if (usage != null) {
            fields.put(CPU, Integer.toString(usage.cpuMillis()));
            fields.put(MEMORY, Integer.toString(usage.memoryMiB()));
        }
        if (fields.isEmpty()) {
            // an entry has at least one
            fields.put("-", "");
        }
        return fields;
    }

    private static Sample sample(StreamMessage<String, String, String> entry) {
        return sample(entry.id(), entry.payload());
    }

    /** An entry as Redis says it: its id, then names and values in turn. */
    private static Sample sample(Response entry) {
        var said = entry.get(1);
        var fields = new HashMap<String, String>();
        for (var i = 0; i + 1 < said.size(); i += 2) {
            fields.put(said.get(i).toString(), said.get(i + 1).toString());
        }
        return sample(entry.get(0).toString(), fields);
    }

    private static Sample sample(String id, Map<String, String> fields) {
        var millis = Long.parseLong(id.substring(0, id.indexOf('-')));
        return new Sample(
                Instant.ofEpochMilli(millis),
                number(fields.get(ONLINE)),
                number(fields.get(MAX)),
                number(fields.get(CPU)),
                number(fields.get(MEMORY)));
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text == null ? null : Integer.valueOf(text);
    }

    private String write(PlayersView players) {
        try {
            return json.writeValueAsString(players);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always JSON", e);
        }
    }

    private PlayersView read(String text) {
        try {
            return json.readValue(text, PlayersView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not what was written", e);
        }
    }

    private static String key(UUID tenantId, UUID serverId) {
        return "gameserver:stats:" + tenantId + ":" + serverId;
    }

    private static String playersKey(UUID tenantId, UUID serverId) {
        return "gameserver:players:" + tenantId + ":" + serverId;
    }
}
