package io.pteronimbus.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry.Outcome;
import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.events.Topics;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.security.OverrideRecorder;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class AuditTest {
    private final UUID tenantId = UUID.randomUUID();
    private final Actor actor = new Actor(Actor.Kind.USER, UUID.randomUUID().toString(), "Ada");
    private final Target target = new Target("server", UUID.randomUUID().toString(), "lobby");

    @Inject
    Audit audit;

    @Inject
    OverrideRecorder overrides;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private JsonNode received() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka, "group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest");
        List<JsonNode> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.AUDIT_ENTRY));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(message -> {
                    if (tenantId.toString().equals(message.key())) {
                        found.add(read(message.value()));
                    }
                });
                return !found.isEmpty();
            });
        }
        return found.getFirst();
    }

    private JsonNode read(byte[] text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @ActivateRequestContext
    void shouldTellWhoDidWhatToWhatWhenItSucceeds() {
        // when
        QuarkusTransaction.requiringNew().run(() -> audit.successOf(actor, tenantId, "server:start", target));

        // then
        var entry = received();
        assertThat(entry.at("/actor/name").asText()).isEqualTo("Ada");
        assertThat(entry.at("/action").asText()).isEqualTo("server:start");
        assertThat(entry.at("/target/name").asText()).isEqualTo("lobby");
        assertThat(entry.at("/outcome").asText()).isEqualTo("SUCCESS");
        assertThat(entry.at("/traceId").asText()).hasSize(32);
    }

    @Test
    void shouldTellWhoLooksAtATenantByOfficeWhenThereIsNoRequest() {
        // given
        var userId = UUID.randomUUID();
        var inAnHour = Instant.now().plusSeconds(3_600);
        var caller = new Caller(userId, "Ada", true, "session", false, null, true, false, inAnHour);

        // when
        overrides.record(caller, tenantId, "console:read");

        // then
        var entry = received();
        assertThat(entry.at("/action").asText()).isEqualTo("override:console:read");
        assertThat(entry.at("/override").asBoolean()).isTrue();
        assertThat(entry.at("/actor/id").asText()).isEqualTo(userId.toString());
        assertThat(entry.at("/target/kind").asText()).isEqualTo("tenant");
        assertThat(entry.at("/target/id").asText()).isEqualTo(tenantId.toString());
    }

    @Test
    @ActivateRequestContext
    void shouldKeepTheFailureWhenTheAttemptIsRolledBack() {
        // when
        QuarkusTransaction.begin();
        audit.failure(actor, tenantId, "server:start", target, Outcome.DENIED, "not allowed");
        QuarkusTransaction.rollback();

        // then
        assertThat(received().at("/reason").asText()).isEqualTo("not allowed");
    }
}
