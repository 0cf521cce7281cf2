package io.pteronimbus.controller.whole;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.events.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what the controller publishes, from now on. */
final class TransitionTap implements AutoCloseable {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final KafkaConsumer<String, String> consumer;
    private final Thread reader;
    private volatile boolean closed;
    final List<ConsumerRecord<String, String>> records = new CopyOnWriteArrayList<>();

    TransitionTap(String kafka) {
        KafkaTopics.ensure(kafka, Topics.SERVER_STATE_CHANGED, Topics.AUDIT_ENTRY);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new StringDeserializer());
        var partitions = List.of(Topics.SERVER_STATE_CHANGED, Topics.AUDIT_ENTRY).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        reader = Thread.ofPlatform().daemon().name("transition-tap").start(this::read);
    }

    private void read() {
        while (!closed) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        consumer.close();
    }

    /** Every delivery for the server, the same transition twice if it came twice. */
    List<ServerStateChanged> deliveries(UUID server) {
        return records.stream()
                .filter(message -> message.topic().equals(Topics.SERVER_STATE_CHANGED))
                .filter(message -> message.key().equals(server.toString()))
                .map(message -> parse(message.value()))
                .toList();
    }

    /** As a consumer that ignores what it has seen: by event id, in the order of the first delivery. */
    List<ServerStateChanged> transitions(UUID server) {
        var seen = new LinkedHashMap<UUID, ServerStateChanged>();
        deliveries(server).forEach(delivery -> seen.putIfAbsent(delivery.eventId(), delivery));
        return List.copyOf(seen.values());
    }

    List<String> states(UUID server) {
        return transitions(server).stream().map(t -> t.state().name()).toList();
    }

    List<String> audits(UUID server) {
        return records.stream()
                .filter(message -> message.topic().equals(Topics.AUDIT_ENTRY))
                .map(ConsumerRecord::value)
                .filter(value -> value.contains(server.toString()))
                .toList();
    }

    private static ServerStateChanged parse(String value) {
        try {
            return JSON.readValue(value, ServerStateChanged.class);
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
