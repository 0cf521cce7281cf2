package io.pteronimbus.launcher.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.launcher.ChildJvm;
import io.pteronimbus.launcher.process.ProcessRecord;
import io.pteronimbus.launcher.process.RunDirectory;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class InfrastructureMainTest {
    private static final Duration HEALED_WITHIN = Duration.ofSeconds(120);

    private final List<String> news = new CopyOnWriteArrayList<>();

    @Test
    void shouldKeepItsWordWhenEverythingIsKilled() throws Exception {
        // given
        InfrastructureMain main = InfrastructureMain.prepare(System.getenv(), news::add);
        try {
            main.start();
            InfrastructureMain.Addresses addresses = main.addresses();
            write(addresses);
            assertThat(topics(addresses)).contains("server-state-changed", "server-state-changed-dlq", "audit-entry");

            // when
            RunDirectory run = RunDirectory.at(main.directory().resolve("run"));
            for (ProcessRecord each : run.readAll()) {
                each.find().orElseThrow().destroyForcibly();
            }
            await().atMost(HEALED_WITHIN)
                    .until(() -> news.containsAll(List.of("kafka is back", "postgres is back", "redis is back")));

            // then
            assertThat(read(addresses)).isEqualTo("kept");
            assertThat(consume(addresses)).isEqualTo("kept");
            assertThat(RedisWire.ask(addresses.redis(), "PING")).isEqualTo("+PONG");
        } finally {
            main.close();
        }
        assertThat(main.directory()).doesNotExist();
    }

    @Test
    void shouldEndWithItsInputAndLeaveNothingBehind() throws Exception {
        // given
        Process process = child();
        Path directory;
        List<ProcessHandle> children;
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            children = process.descendants().toList();
            directory = directoryOf(children);
            assertThat(line)
                    .matches(
                            "\\{\"postgres\":\\{\"url\":\"jdbc:postgresql://127.0.0.1:\\d+/postgres\",\"user\":\"postgres\","
                                    + "\"password\":\"[^\"]+\"},\"redis\":\"redis://127.0.0.1:\\d+\",\"kafka\":\"127.0.0.1:\\d+\"}");

            // when
            process.getOutputStream().close();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        }

        // then
        assertThat(process.exitValue()).isZero();
        assertThat(directory).doesNotExist();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void shouldLeaveNothingBehindWhenItIsKilled() throws Exception {
        // given
        Process process = child();
        try (BufferedReader out = process.inputReader()) {
            out.readLine();
            List<ProcessHandle> children = process.descendants().toList();
            Path directory = directoryOf(children);

            // when
            process.destroyForcibly();

            // then
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Files.notExists(directory) && children.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    private static Process child() throws Exception {
        return new ProcessBuilder(ChildJvm.command(List.of(), List.of("infrastructure")))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path directoryOf(List<ProcessHandle> children) {
        return children.stream()
                .flatMap(child -> Stream.of(child.info().arguments().orElse(new String[0])))
                .filter(argument ->
                        argument.contains("/pteronimbus-infrastructure-") && argument.endsWith("/postgresql/data"))
                .map(argument -> Path.of(argument.replace("/postgresql/data", "")))
                .findFirst()
                .orElseThrow();
    }

    private static void write(InfrastructureMain.Addresses addresses) throws Exception {
        try (Connection connection = connect(addresses);
                Statement sql = connection.createStatement()) {
            sql.execute("create table note as select 'kept' as text");
            sql.execute("checkpoint");
        }
        Map<String, Object> settings = Map.of("bootstrap.servers", addresses.kafka(), "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("audit-entry", 0, "key", "kept")).get();
        }
    }

    private static String read(InfrastructureMain.Addresses addresses) throws Exception {
        try (Connection connection = connect(addresses);
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("select text from note")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(InfrastructureMain.Addresses addresses) throws Exception {
        return DriverManager.getConnection(
                addresses.postgres().url(),
                addresses.postgres().user(),
                addresses.postgres().password());
    }

    private static String consume(InfrastructureMain.Addresses addresses) {
        Map<String, Object> settings = Map.of("bootstrap.servers", addresses.kafka(), "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition("audit-entry", 0)));
            List<String> values = new ArrayList<>();
            while (values.isEmpty()) {
                for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofSeconds(1))) {
                    values.add(each.value());
                }
            }
            return values.getFirst();
        }
    }

    private static Set<String> topics(InfrastructureMain.Addresses addresses) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", addresses.kafka()))) {
            return admin.listTopics().names().get();
        }
    }

    /** One command and the first line of its answer. */
    private static final class RedisWire {
        static String ask(String url, String command) throws Exception {
            URI address = URI.create(url);
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
                return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                        .readLine();
            }
        }
    }
}
