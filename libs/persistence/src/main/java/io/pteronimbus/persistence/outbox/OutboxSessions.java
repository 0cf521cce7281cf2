package io.pteronimbus.persistence.outbox;

import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens {@link OutboxSession}s: a connection of its own to PostgreSQL, an idempotent producer to Kafka. */
@ApplicationScoped
class OutboxSessions {
    private static final int DELIVERY_TIMEOUT_MS = 30_000;
    private static final int REQUEST_TIMEOUT_MS = 10_000;

    private final AgroalDataSource dataSource;
    private final Map<String, Object> kafka;
    private final String source;

    OutboxSessions(
            AgroalDataSource dataSource,
            @Any @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "pteronimbus.service.name") String source) {
        this.dataSource = dataSource;
        this.kafka = kafka;
        this.source = source;
    }

    OutboxSession open() throws SQLException {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) REQUEST_TIMEOUT_MS);
        var connection = dataSource.getConnection();
        try {
            return new OutboxSession(
                    connection,
                    new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()),
                    source);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }
}
