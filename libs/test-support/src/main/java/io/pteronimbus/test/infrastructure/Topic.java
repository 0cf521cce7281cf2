package io.pteronimbus.test.infrastructure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads a topic of the Kafka under test, whose records are JSON, from its beginning. */
public final class Topic {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Topic() {}

    /** Waits until at least that many records that match are there, and returns them. Fails after 20 seconds. */
    public static List<JsonNode> await(String topic, int count, Predicate<JsonNode> matching) {
        return records(topic, count, event -> matching.test(parse(event)));
    }

    /** As {@link #await}: all with that key, in their order. */
    public static List<JsonNode> keyed(String topic, String key, int count) {
        return records(topic, count, event -> key.equals(event.key()));
    }

    private static List<JsonNode> records(String topic, int count, Predicate<ConsumerRecord<String, byte[]>> matching) {
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var found = new ArrayList<JsonNode>();
            for (var end = Instant.now().plus(LONGEST);
                    found.size() < count && Instant.now().isBefore(end); ) {
                consumer.poll(Duration.ofMillis(200)).forEach(event -> {
                    if (matching.test(event)) {
                        found.add(parse(event));
                    }
                });
            }
            if (found.size() < count) {
                throw new AssertionError(count + " events expected on " + topic + ", came: " + found);
            }
            return found;
        }
    }

    private static JsonNode parse(ConsumerRecord<String, byte[]> event) {
        try {
            return JSON.readTree(event.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
