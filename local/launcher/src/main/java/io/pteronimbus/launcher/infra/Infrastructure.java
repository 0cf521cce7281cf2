package io.pteronimbus.launcher.infra;

import io.pteronimbus.launcher.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The three servers everything else stands on.
 *
 * @param ports where they listen
 * @param password of PostgreSQL's super user {@code postgres}
 */
public record Infrastructure(Ports ports, String password) {
    /** Ports on loopback, all different. */
    public record Ports(int postgres, int redis, int kafka, int kafkaController) {
        /** What the ports are called, in the constructor's order. */
        public static final List<String> NAMES =
                List.of(PostgresServer.NAME, RedisServer.NAME, KafkaServer.NAME, "kafka-controller");

        /** Those of the given names. */
        public static Ports of(ToIntFunction<String> byName) {
            return new Ports(
                    byName.applyAsInt(NAMES.get(0)),
                    byName.applyAsInt(NAMES.get(1)),
                    byName.applyAsInt(NAMES.get(2)),
                    byName.applyAsInt(NAMES.get(3)));
        }

        static Ports free() throws IOException {
            FreePorts free = new FreePorts();
            return new Ports(free.next(), free.next(), free.next(), free.next());
        }
    }

    /** What to run so that they are there, each with its own directory under this one; independent of each other. */
    public List<ProcessSpec> specs(
            Path directory, Durability durability, Map<String, String> environment, List<String> kafkaJvmOptions)
            throws IOException {
        BinaryCache binaries = BinaryCache.ofUser(environment);
        return List.of(
                new KafkaServer(directory.resolve("kafka"), ports.kafka(), ports.kafkaController(), kafkaJvmOptions)
                        .spec(),
                new PostgresServer(binaries, directory.resolve("postgresql"), ports.postgres(), password, durability)
                        .spec(),
                new RedisServer(binaries, directory.resolve("redis"), ports.redis(), durability).spec());
    }

    /** JDBC address of one of PostgreSQL's databases. */
    public String postgresUrl(String database) {
        return PostgresServer.url(ports.postgres(), database);
    }

    public String redisUrl() {
        return RedisServer.url(ports.redis());
    }

    /** Kafka's bootstrap address. */
    public String kafkaAddress() {
        return "127.0.0.1:" + ports.kafka();
    }

    @Override
    public String toString() {
        return "Infrastructure[" + ports + "]";
    }
}
