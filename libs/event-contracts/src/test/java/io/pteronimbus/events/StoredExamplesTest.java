package io.pteronimbus.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every version that was ever published can be read, and says the same when it is written again. */
class StoredExamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static String example(String name) throws IOException {
        try (var stream = StoredExamplesTest.class.getResourceAsStream("/examples/" + name + ".json")) {
            assertThat(stream).as(name).isNotNull();
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "server-state-changed-lines.v1, ServerStateChanged",
        "server-stats.v1, ServerStats",
        "server-intent-changed-tags.v1, ServerIntentChanged",
        "audit-entry.v1, AuditEntry",
        "tenant-changed.v1, TenantChanged",
        "access-changed.v1, AccessChanged",
        "guild-changed.v1, GuildChanged",
        "guild-changed-member.v1, GuildChanged",
        "guild-changed-listening.v1, GuildChanged",
        "user-changed.v1, UserChanged",
        "cluster-presence.v1, ClusterPresence"
    })
    void shouldReadAndWriteTheSame(String file, String type) throws Exception {
        // given
        var stored = example(file);

        // when
        var event = JSON.readValue(stored, Class.forName("io.pteronimbus.events." + type));

        // then
        assertThat(JSON.readTree(JSON.writeValueAsString(event))).isEqualTo(JSON.readTree(stored));
    }

    /** Of the time before there were last lines. */
    @Test
    void shouldReadATransitionThatLacksWhatWasAddedLater() throws IOException {
        // given
        var stored = example("server-state-changed.v1");

        // when
        var event = JSON.readValue(stored, ServerStateChanged.class);
        var written = (ObjectNode) JSON.readTree(JSON.writeValueAsString(event));

        // then
        assertThat(event.lastLines()).isEmpty();
        assertThat((Object) written.remove(List.of("lastLines"))).isEqualTo(JSON.readTree(stored));
    }

    /** Of the time before intents named their cluster, and of that before they told of tags. */
    @ParameterizedTest
    @CsvSource({"server-intent-changed.v1,", "server-intent-changed-cluster.v1, local"})
    void shouldReadAnIntentThatLacksWhatWasAddedLater(String file, @Nullable String cluster) throws IOException {
        // given
        var stored = example(file);

        // when
        var event = JSON.readValue(stored, ServerIntentChanged.class);
        var written = (ObjectNode) JSON.readTree(JSON.writeValueAsString(event));

        // then
        assertThat(event.cluster()).isEqualTo(cluster);
        assertThat(event.tags()).isNull();
        var addedLater = cluster == null ? List.of("cluster", "tags") : List.of("tags");
        assertThat((Object) written.remove(addedLater)).isEqualTo(JSON.readTree(stored));
    }

    @Test
    void shouldGiveATransitionTheSameIdEachTime() throws IOException {
        // when
        var event = JSON.readValue(example("server-state-changed.v1"), ServerStateChanged.class);

        // then
        assertThat(event.eventId())
                .isEqualTo(EventIds.of(event.resourceUid(), "3"))
                .isNotEqualTo(EventIds.of(event.resourceUid(), "4"));
        assertThat(event.eventId().version()).isEqualTo(5);
    }
}
