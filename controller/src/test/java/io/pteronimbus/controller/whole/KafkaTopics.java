package io.pteronimbus.controller.whole;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Topics that the controller publishes to; it makes none itself. */
final class KafkaTopics {
    private static final int PARTITIONS = 3;

    private KafkaTopics() {}

    /** Makes those that are not there. */
    static void ensure(String kafka, String... topics) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            for (var topic : topics) {
                try {
                    admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                            .all()
                            .get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
