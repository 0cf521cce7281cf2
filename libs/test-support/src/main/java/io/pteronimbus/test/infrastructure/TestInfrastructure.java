package io.pteronimbus.test.infrastructure;

import io.pteronimbus.test.security.TestKeys;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Gives the service under test real infrastructure: {@code @QuarkusTestResource(TestInfrastructure.class)}. A database of its
 * own, a Redis database by its name, the shared Kafka; and keys with which {@link io.pteronimbus.test.security.TestTokens}
 * signs.
 */
public class TestInfrastructure implements QuarkusTestResourceLifecycleManager {
    private static final int REDIS_DATABASES = 16;

    @Override
    public Map<String, String> start() {
        var infrastructure = Infrastructure.get();
        var service = serviceName();
        var schema = service.replace("-service", "");
        var database = TestDatabase.create(infrastructure.postgres(), schema);
        var settings = new HashMap<String, String>();
        settings.put("quarkus.datasource.jdbc.url", database.url());
        settings.put("quarkus.datasource.username", database.application());
        settings.put("quarkus.datasource.password", database.password());
        settings.put("quarkus.flyway.username", database.owner());
        settings.put("quarkus.flyway.password", database.password());
        settings.put("quarkus.flyway.default-schema", schema);
        settings.put("quarkus.flyway.schemas", schema);
        settings.put(
                "quarkus.redis.hosts",
                infrastructure.redis() + "/" + Math.floorMod(schema.hashCode(), REDIS_DATABASES));
        settings.put("kafka.bootstrap.servers", infrastructure.kafka());
        settings.put("quarkus.http.test-port", "0");
        settings.putAll(TestKeys.create().settings(service));
        return settings;
    }

    /** As the module's application.properties says. */
    private static String serviceName() {
        var properties = new Properties();
        for (var file :
                new String[] {"src/main/resources/application.properties", "src/test/resources/application.properties"
                }) {
            if (Files.exists(Path.of(file))) {
                try (var reader = Files.newBufferedReader(Path.of(file))) {
                    properties.load(reader);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return properties.getProperty("pteronimbus.service.name", "test-service");
    }

    @Override
    public void stop() {
        // the infrastructure ends with the JVM, the database with the infrastructure
    }
}
