package io.pteronimbus.launcher.infra;

import io.pteronimbus.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** The broker's process. Topics are made here, by configuration; a producer cannot make one by a slip of the pen. */
public final class KafkaMain {
    private static final String NODE = "1";
    /** One server's or tenant's events keep their order within a partition; three let a consumer group share the work. */
    private static final int PARTITIONS = 3;

    private static final Duration STATS_RETENTION = Duration.ofHours(1);

    static final List<String> TOPICS = List.of(
            Topics.SERVER_STATE_CHANGED,
            Topics.SERVER_INTENT_CHANGED,
            Topics.SERVER_STATS,
            Topics.AUDIT_ENTRY,
            Topics.TENANT_CHANGED,
            Topics.ACCESS_CHANGED,
            Topics.GUILD_CHANGED,
            Topics.USER_CHANGED,
            Topics.CLUSTER_PRESENCE);

    /** What is kept for another time than all else. Segments as short as that, since only a whole one is thrown away. */
    static final Map<String, Map<String, String>> SETTINGS = Map.of(
            Topics.SERVER_STATS,
            Map.of(
                    TopicConfig.RETENTION_MS_CONFIG,
                    Long.toString(STATS_RETENTION.toMillis()),
                    TopicConfig.SEGMENT_MS_CONFIG,
                    Long.toString(STATS_RETENTION.dividedBy(4).toMillis())));

    private KafkaMain() {}

    /** @param args data directory, client port, controller port */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        String address = "127.0.0.1:" + args[1];
        Properties settings = settings(directory.resolve("log"), address, "127.0.0.1:" + args[2]);
        format(directory.resolve("log"));
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "end"));
        server.startup();
        createTopics(address);
        KafkaServer.markReady(directory);
        server.awaitShutdown();
    }

    static Properties settings(Path log, String address, String controllerAddress) {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", NODE);
        settings.put("controller.quorum.voters", NODE + "@" + controllerAddress);
        settings.put("listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controllerAddress);
        settings.put("advertised.listeners", "PLAINTEXT://" + address);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", log.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "2");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.retention.hours", "168");
        settings.put("log.segment.bytes", Integer.toString(64 << 20));
        // small on a laptop: its defaults are for a data centre
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
        settings.put("log.index.size.max.bytes", Integer.toString(1 << 20));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }

    private static void format(Path log) throws Exception {
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setNodeId(Integer.parseInt(NODE))
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(log.toString())
                .setDirectories(Set.of(log.toString()))
                .setPrintStream(System.out)
                .run();
    }

    private static void createTopics(String address) throws ExecutionException, InterruptedException, IOException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address))) {
            Set<String> present = admin.listTopics().names().get();
            Set<NewTopic> missing = TOPICS.stream()
                    .flatMap(name -> Stream.of(topic(name, PARTITIONS), topic(name + "-dlq", 1)))
                    .filter(topic -> !present.contains(topic.name()))
                    .collect(Collectors.toSet());
            admin.createTopics(missing).all().get();
        }
    }

    static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.of((short) 1))
                .configs(SETTINGS.getOrDefault(name, Map.of()));
    }
}
