package io.pteronimbus.bot.guild;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens producers to Kafka: acknowledged by all replicas, idempotent, and with few bytes on their way. */
@ApplicationScoped
class GuildProducers {
    private static final int DELIVERY_TIMEOUT_MS = 20_000;
    private static final int REQUEST_TIMEOUT_MS = 10_000;
    private static final long MAX_BLOCK_MS = 5_000;
    private static final long BUFFER_BYTES = 8L << 20;

    private final Map<String, Object> kafka;
    private final ObjectMapper json;
    private final String source;

    GuildProducers(
            @Any @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ObjectMapper json,
            @ConfigProperty(name = "pteronimbus.service.name") String source) {
        this.kafka = kafka;
        this.json = json;
        this.source = source;
    }

    GuildProducer open() {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
        return new GuildProducer(
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()), json, source);
    }
}
