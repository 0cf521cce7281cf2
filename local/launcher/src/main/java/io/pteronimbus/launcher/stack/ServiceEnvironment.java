package io.pteronimbus.launcher.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The configuration of each service, as environment variables. */
final class ServiceEnvironment {
    /** Beginnings of the variables that a service gets as they are. */
    private static final Map<Service, List<String>> PASSED_ON = Map.of(
            Service.AUTH, List.of("PTERONIMBUS_AUTH_", "PTERONIMBUS_ADMIN_DISCORD_IDS"),
            Service.BOT, List.of("PTERONIMBUS_BOT_"),
            Service.GATEWAY, List.of("PTERONIMBUS_RATE_LIMIT_"));

    private static final String CLUSTER = "local";

    private final StackLayout layout;
    private final StackPorts ports;
    private final Secrets secrets;
    private final Map<String, String> environment;

    /** @param environment of this process, for what people set themselves */
    ServiceEnvironment(StackLayout layout, StackPorts ports, Secrets secrets, Map<String, String> environment) {
        this.layout = layout;
        this.ports = ports;
        this.secrets = secrets;
        this.environment = environment;
    }

    Map<String, String> of(Service service) {
        Map<String, String> properties = new LinkedHashMap<>();
        common(properties, service);
        service.schema().ifPresent(schema -> database(properties, schema));
        switch (service) {
            case AUTH -> {
                properties.put("pteronimbus.auth.encryption-key", secrets.encryptionKey());
                properties.put(
                        "pteronimbus.admin.email", secrets.administrator().email());
                properties.put(
                        "pteronimbus.admin.password", secrets.administrator().effectivePassword(environment));
                properties.putAll(secrets.discord().signInProperties(environment, ports));
                properties.putAll(new OutgoingMail(environment).properties(ports));
            }
            case TENANT -> properties.put("pteronimbus.bot.url", "http://127.0.0.1:" + ports.of(Service.BOT));
            case BOT -> properties.putAll(secrets.discord().botProperties(environment, ports));
            case GAMESERVER -> {
                properties.put("pteronimbus.link.cluster", CLUSTER);
                // its pods are processes of this machine, which keeps nothing free for any of them
                properties.put("pteronimbus.placement.limited-by-capacity", "false");
                properties.put("pteronimbus.link.credential", secrets.linkCredential());
                properties.put("pteronimbus.gameserver.encryption-key", secrets.keyOfVariables());
            }
            case CONTROLLER -> {
                properties.put("pteronimbus.cluster.name", CLUSTER);
                properties.put("pteronimbus.link.url", "ws://127.0.0.1:" + ports.of(Service.GATEWAY) + "/api/v1/link");
                properties.put("pteronimbus.link.credential", secrets.linkCredential());
                properties.put("pteronimbus.controller.public-host", "localhost");
                properties.put("kubeconfig", layout.kubeconfig().toString());
            }
            case NOTIFICATION, GATEWAY -> {
                // the common part is all they need
            }
        }
        Map<String, String> variables = variables(properties);
        passedOn(service).forEach(variables::putIfAbsent);
        return variables;
    }

    /** What the person who starts the stack says of sign-in and its limits, and of the bot. The stack's own settings win. */
    private Map<String, String> passedOn(Service service) {
        return environment.entrySet().stream()
                .filter(entry ->
                        PASSED_ON.getOrDefault(service, List.of()).stream().anyMatch(entry.getKey()::startsWith))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void common(Map<String, String> properties, Service service) {
        properties.put("quarkus.http.host", "127.0.0.1");
        properties.put("quarkus.http.port", Integer.toString(ports.of(service)));
        properties.put(
                "kafka.bootstrap.servers", "127.0.0.1:" + ports.infrastructure().kafka());
        properties.put(
                "quarkus.redis.hosts",
                "redis://127.0.0.1:" + ports.infrastructure().redis());
        for (Service other : Service.values()) {
            if (other.schema().isPresent()) {
                String name = other.schema().get();
                properties.put("pteronimbus." + name + ".url", "http://127.0.0.1:" + ports.of(other));
            }
        }
        properties.put("pteronimbus.public.url", layout.address(ports));
        properties.put("pteronimbus.cookie.suffix", Integer.toString(ports.of(Service.GATEWAY)));
        properties.put("pteronimbus.service.private-key", secrets.keys().privateKey(service.module()));
        properties.put("pteronimbus.service.trusted", secrets.keys().trusted());
    }

    private void database(Map<String, String> properties, String schema) {
        properties.put(
                "quarkus.datasource.jdbc.url", layout.databaseUrl(ports, Database.NAME) + "?currentSchema=" + schema);
        properties.put("quarkus.datasource.username", Database.application(schema));
        properties.put("quarkus.datasource.password", secrets.databasePassword(Database.application(schema)));
        properties.put("quarkus.flyway.username", Database.owner(schema));
        properties.put("quarkus.flyway.password", secrets.databasePassword(Database.owner(schema)));
        properties.put("quarkus.flyway.schemas", schema);
        properties.put("quarkus.flyway.default-schema", schema);
        properties.put("quarkus.flyway.migrate-at-start", "true");
    }

    /** As MicroProfile Config reads them: upper case, everything that is no letter or digit an underscore. */
    private static Map<String, String> variables(Map<String, String> properties) {
        Map<String, String> variables = new LinkedHashMap<>();
        properties.forEach(
                (name, value) -> variables.put(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), value));
        return variables;
    }
}
