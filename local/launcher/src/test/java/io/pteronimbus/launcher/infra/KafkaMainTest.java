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
}
