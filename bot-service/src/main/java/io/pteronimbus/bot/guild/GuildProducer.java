package io.pteronimbus.bot.guild;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.events.CloudEventHeaders;
import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends events of guilds, as CloudEvents in binary mode. */
final class GuildProducer implements AutoCloseable {
    private final Producer<String, byte[]> producer;
    private final ObjectMapper json;
    private final String source;

    GuildProducer(Producer<String, byte[]> producer, ObjectMapper json, String source) {
        this.producer = producer;
        this.json = json;
        this.source = source;
    }

    /** Returns when Kafka has acknowledged all of them. */
    void send(List<WaitingEvents.Event> events) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> acks = new ArrayList<>();
        for (var event : events) {
            var ack = producer.send(message(event));
            if (ack.isDone()) {
                // refused at once, after a wait: the others would wait as long
                ack.get();
            }
            acks.add(ack);
        }
        for (var ack : acks) {
            ack.get();
        }
    }

    private ProducerRecord<String, byte[]> message(WaitingEvents.Event event) {
        var data = event.data();
        var message = new ProducerRecord<>(Topics.GUILD_CHANGED, data.guildId(), write(data));
        header(message, CloudEventHeaders.SPEC_VERSION, "1.0");
        header(message, CloudEventHeaders.ID, event.id().toString());
        header(message, CloudEventHeaders.SOURCE, "/pteronimbus/" + source);
        header(message, CloudEventHeaders.TYPE, GuildChanged.TYPE);
        header(message, CloudEventHeaders.SUBJECT, data.guildId());
        header(message, CloudEventHeaders.TIME, data.at().toString());
        header(message, CloudEventHeaders.TRACE_PARENT, event.traceParent());
        header(message, CloudEventHeaders.CONTENT_TYPE, "application/json");
        return message;
    }

    private byte[] write(GuildChanged data) {
        try {
            return json.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of a guild cannot be written as JSON", e);
        }
    }

    private static void header(ProducerRecord<?, ?> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** What is not acknowledged by now is given up. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
