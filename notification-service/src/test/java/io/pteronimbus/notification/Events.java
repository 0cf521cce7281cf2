package io.pteronimbus.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.events.AccessChanged;
import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.CloudEventHeaders;
import io.pteronimbus.events.ClusterPresence;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.ServerAddress;
import io.pteronimbus.events.ServerIntentChanged;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.events.Topics;
import io.quarkus.arc.Arc;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Makes events and sends them to the real Kafka. */
public final class Events {
    private Events() {}

    public static ServerStateChanged state(UUID tenantId, UUID serverId, long seq, ServerState state) {
        return new ServerStateChanged(
                serverId,
                tenantId,
                "local",
                "uid-" + serverId,
                seq,
                1,
                state,
                null,
                "Test",
                "as the test says",
                Instant.now(),
                "run",
                null,
                new ServerAddress("127.0.0.1", 25565),
                false);
    }

    /** A game ended, and had said that. */
    public static ServerStateChanged crash(UUID tenantId, UUID serverId, long seq, List<String> lastLines) {
        return new ServerStateChanged(
                serverId,
                tenantId,
                "local",
                "uid-" + serverId,
                seq,
                1,
                ServerState.CRASHED,
                ServerState.RUNNING,
                "OOMKilled",
                "The game used more memory than it may.",
                Instant.now(),
                "run",
                137,
                null,
                false,
                lastLines);
    }

    /** Nothing is left of the server, as far as that resource is concerned. */
    public static ServerStateChanged gone(UUID tenantId, UUID serverId, String resourceUid, long seq) {
        return new ServerStateChanged(
                serverId,
                tenantId,
                "local",
                resourceUid,
                seq,
                1,
                ServerState.DELETING,
                ServerState.DELETING,
                "Deleted",
                null,
                Instant.now(),
                null,
                null,
                null,
                true);
    }

    public static void send(ServerStateChanged event) {
        send(Topics.SERVER_STATE_CHANGED, event.serverId().toString(), event.eventId(), json(event));
    }

    public static ServerIntentChanged intent(UUID tenantId, UUID serverId, long generation) {
        return new ServerIntentChanged(
                serverId,
                tenantId,
                "Lobby",
                generation,
                ServerIntentChanged.Action.START,
                ServerState.STARTING,
                ServerState.RUNNING,
                new Actor(Actor.Kind.USER, UUID.randomUUID().toString(), "Ada"),
                Instant.now(),
                "local",
                List.of());
    }

    public static void send(ServerIntentChanged event, @Nullable UUID id) {
        send(Topics.SERVER_INTENT_CHANGED, event.serverId().toString(), id, json(event));
    }

    public static AuditEntry audit(@Nullable UUID tenantId, Actor actor, String action, AuditEntry.Target target) {
        return new AuditEntry(
                EventIds.next(),
                tenantId,
                actor,
                action,
                target,
                AuditEntry.Outcome.SUCCESS,
                null,
                "127.0.0.1",
                "test",
                false,
                "0123456789abcdef0123456789abcdef",
                null,
                Map.of("name", "after"),
                Instant.now());
    }

    /** A cluster came back. */
    public static void presence(String cluster, List<UUID> tenants) {
        var event = new ClusterPresence(cluster, null, tenants, Instant.now());
        send(Topics.CLUSTER_PRESENCE, cluster, EventIds.next(), json(event));
    }

    public static void send(AuditEntry entry) {
        send(Topics.AUDIT_ENTRY, String.valueOf(entry.tenantId()), entry.id(), json(entry));
    }

    public static void accessChanged(@Nullable UUID tenantId, @Nullable UUID userId, @Nullable String sessionId) {
        send(
                Topics.ACCESS_CHANGED,
                "test",
                UUID.randomUUID(),
                json(new AccessChanged(tenantId, userId, sessionId, 2, Instant.now())));
    }

    /** Of as many people, as when a whole Discord server is read anew. */
    public static void accessChanges(UUID tenantId, int people) {
        try (var producer = producer()) {
            for (var i = 0; i < people; i++) {
                var event = new AccessChanged(tenantId, UUID.randomUUID(), null, 2, Instant.now());
                producer.send(new ProducerRecord<>(Topics.ACCESS_CHANGED, "test", json(event)));
            }
        }
    }

    public static void send(String topic, String key, @Nullable UUID id, byte[] value) {
        try (var producer = producer()) {
            var message = new ProducerRecord<>(topic, key, value);
            if (id != null) {
                message.headers().add(CloudEventHeaders.ID, id.toString().getBytes(StandardCharsets.UTF_8));
            }
            producer.send(message);
        }
    }

    private static KafkaProducer<String, byte[]> producer() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    public static byte[] json(Object event) {
        try {
            return Arc.container().instance(ObjectMapper.class).get().writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
