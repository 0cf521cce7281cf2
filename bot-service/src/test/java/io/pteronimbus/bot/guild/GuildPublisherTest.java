package io.pteronimbus.bot.guild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.events.GuildChanged.Change;
import io.pteronimbus.events.Topics;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GuildPublisherTest {
    private static final String NOBODY = "127.0.0.1:1";

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void shouldSendAllInOrderWhenKafkaWasAway() throws InterruptedException {
        // given
        Map<String, Object> kafka = new ConcurrentHashMap<>(Map.of("bootstrap.servers", NOBODY));
        var waiting = new WaitingEvents(new SimpleMeterRegistry());
        var publisher = new GuildPublisher(waiting, new GuildProducers(kafka, json, "bot-service"));
        var guild = "away-" + UUID.randomUUID();
        publisher.start(new StartupEvent());
        // when
        IntStream.range(0, 300).forEach(i -> waiting.add(guild + i, event(guild, Integer.toString(i))));
        await().until(() -> waiting.size() < 300);
        kafka.put("bootstrap.servers", servers);
        // then
        assertThat(Topic.keyed(Topics.GUILD_CHANGED, guild, 300))
                .extracting(event -> event.path("userId").asText())
                .containsExactlyElementsOf(
                        IntStream.range(0, 300).mapToObj(Integer::toString).toList());
        publisher.stop(new ShutdownEvent());
    }

    private static WaitingEvents.Event event(String guild, String user) {
        return new WaitingEvents.Event(
                EventIds.next(), new GuildChanged(guild, Change.MEMBER_GONE, null, null, user, Instant.now()), "");
    }
}
