package io.pteronimbus.launcher.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.Topics;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;

class KafkaMainTest {
    @Test
    void shouldListenOnLoopbackAndMakeNoTopicByAccident() {
        // when
        Properties settings = KafkaMain.settings(Path.of("/data/kafka"), "127.0.0.1:9092", "127.0.0.1:9093");

        // then
        KafkaConfig config = new KafkaConfig(settings);
        assertThat(settings).containsEntry("listeners", "PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093");
        assertThat(config.autoCreateTopicsEnable()).isFalse();
        assertThat(config.nodeId()).isEqualTo(1);
    }

    @Test
    void shouldKnowEveryTopicOfTheContract() throws IllegalAccessException {
        for (var topic : Topics.class.getFields()) {
            assertThat(KafkaMain.TOPICS).contains((String) topic.get(null));
        }
    }

    @Test
    void shouldKeepStatisticsForAnHour() {
        assertThat(KafkaMain.topic(Topics.SERVER_STATS, 3).configs())
                .containsEntry("retention.ms", "3600000")
                .containsEntry("segment.ms", "900000");
        assertThat(KafkaMain.topic(Topics.AUDIT_ENTRY, 3).configs()).isEmpty();
    }
}
