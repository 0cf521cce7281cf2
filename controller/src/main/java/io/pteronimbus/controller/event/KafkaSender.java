package io.pteronimbus.controller.event;

import io.pteronimbus.controller.ClusterConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands records to Kafka: acknowledged by all replicas, idempotent. A sender that has failed for good is replaced by a
 * new one with the next record.
 */
@Singleton
class KafkaSender {
    private static final Logger LOG = Logger.getLogger(KafkaSender.class);
    private static final int DELIVERY_TIMEOUT_MILLIS = 20_000;
    private static final int REQUEST_TIMEOUT_MILLIS = 10_000;
    private static final int MAX_BLOCK_MILLIS = 5_000;
    private static final long BUFFER_BYTES = 4L * 1024 * 1024;

    private final String servers;
    private final String source;
    private @Nullable KafkaProducer<String, String> producer;
    private boolean closed;

    KafkaSender(@ConfigProperty(name = "kafka.bootstrap.servers") String servers, ClusterConfig cluster) {
        this.servers = servers;
        source = "/clusters/" + cluster.name();
    }

    /** May block for up to 5 s while no broker answers. Fails when Kafka did not acknowledge within 20 s. */
    CompletionStage<Void> send(Outbound outbound) {
        var acknowledged = new CompletableFuture<Void>();
        KafkaProducer<String, String> sender;
        try {
            sender = sender();
        } catch (KafkaException | IllegalStateException e) {
            acknowledged.completeExceptionally(e);
            return acknowledged;
        }
        var message = new ProducerRecord<>(outbound.topic(), outbound.key(), outbound.body());
        outbound.headers(source)
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            sender.send(message, (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.complete(null);
                } else {
                    replaceIfBroken(sender, failure);
                    acknowledged.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            replaceIfBroken(sender, e);
            acknowledged.completeExceptionally(e);
        }
        return acknowledged;
    }

    private synchronized KafkaProducer<String, String> sender() {
        if (closed) {
            throw new IllegalStateException("shutting down");
        }
        var present = producer;
        if (present == null) {
            present = new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer());
            producer = present;
        }
        return present;
    }

    private Map<String, Object> settings() {
        return Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "pteronimbus-controller"),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MILLIS),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000));
    }

    private synchronized void replaceIfBroken(KafkaProducer<String, String> sender, Throwable failure) {
        if (failure instanceof RetriableException || producer != sender) {
            return;
        }
        LOG.warnf(failure, "Kafka sender failed and is replaced");
        producer = null;
        Thread.ofVirtual().start(() -> sender.close(Duration.ZERO));
    }

    @PreDestroy
    synchronized void close() {
        closed = true;
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
