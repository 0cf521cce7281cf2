package io.pteronimbus.controller.event;

import io.pteronimbus.events.CloudEventHeaders;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A record on its way to Kafka. */
record Outbound(String topic, String key, UUID eventId, String type, String subject, Instant at, String body) {

    Map<String, String> headers(String source) {
        return Map.of(
                CloudEventHeaders.SPEC_VERSION,
                "1.0",
                CloudEventHeaders.ID,
                eventId.toString(),
                CloudEventHeaders.SOURCE,
                source,
                CloudEventHeaders.TYPE,
                type,
                CloudEventHeaders.SUBJECT,
                subject,
                CloudEventHeaders.TIME,
                at.toString(),
                CloudEventHeaders.CONTENT_TYPE,
                "application/json");
    }
}
