package io.pteronimbus.persistence.intake;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.events.CloudEventHeaders;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** Reads events. A newer producer may say more than is known here: unknown fields are passed over, and an older one less. */
@ApplicationScoped
public class EventReader {
    private final ObjectMapper json;

    EventReader(ObjectMapper json) {
        this.json = json.copy()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    /** Throws {@link UnreadableEventException} for what is not JSON of that shape. */
    public <T> T read(Message<byte[]> message, Class<T> type) {
        try {
            return present(json.readValue(message.getPayload(), type), type.getSimpleName());
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableEventException("not a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    /** The value, which JSON may leave out although its type promises it. */
    public static <T> T present(@Nullable T value, String what) {
        if (value == null) {
            throw new UnreadableEventException(what + " is missing", null);
        }
        return value;
    }

    /** The CloudEvents id, when the message has one that is a UUID. */
    public static Optional<UUID> id(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(record -> record.getHeaders().lastHeader(CloudEventHeaders.ID))
                .flatMap(header -> uuid(new String(header.value(), StandardCharsets.UTF_8)));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
