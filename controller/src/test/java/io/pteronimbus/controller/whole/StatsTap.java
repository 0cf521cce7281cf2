package io.pteronimbus.controller.whole;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pteronimbus.events.ServerStats;
import io.pteronimbus.events.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what the controller tells of how servers fare, and keeps the newest of each. */
final class StatsTap implements AutoCloseable {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final KafkaConsumer<String, String> consumer;
    private final Thread reader;
    private final Map<UUID, ServerStats> newest = new ConcurrentHashMap<>();
    private volatile boolean closed;

    StatsTap(String kafka) {
        KafkaTopics.ensure(kafka, Topics.SERVER_STATS);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new StringDeserializer());
        var partitions = consumer.partitionsFor(Topics.SERVER_STATS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        reader = Thread.ofPlatform().daemon().name("stats-tap").start(this::read);
    }

    private void read() {
        while (!closed) {
            consumer.poll(Duration.ofMillis(100))
                    .forEach(message -> newest.put(UUID.fromString(message.key()), parse(message.value())));
        }
        consumer.close();
    }

    Optional<ServerStats> newest(UUID server) {
        return Optional.ofNullable(newest.get(server));
    }

    private static ServerStats parse(String value) {
        try {
            return JSON.readValue(value, ServerStats.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        reader.join();
    }
}
