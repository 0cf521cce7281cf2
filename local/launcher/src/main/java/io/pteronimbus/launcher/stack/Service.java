package io.pteronimbus.launcher.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The services of a stack: where each is built, which port it prefers, and whether it has a schema of its own. */
enum Service {
    AUTH("auth-service", 8081, "auth"),
    TENANT("tenant-service", 8082, "tenant"),
    GAMESERVER("gameserver-service", 8083, "gameserver"),
    NOTIFICATION("notification-service", 8084, "notification"),
    BOT("bot-service", 8085, ""),
    CONTROLLER("controller", 8086, ""),
    GATEWAY("gateway", 8080, "");

    private final String module;
    private final int preferredPort;
    private final String schema;

    Service(String module, int preferredPort, String schema) {
        this.module = module;
        this.preferredPort = preferredPort;
        this.schema = schema;
    }

    /** Name of the process, of the Maven module, and in service tokens. */
    String module() {
        return module;
    }

    int preferredPort() {
        return preferredPort;
    }

    /** The PostgreSQL schema that belongs to it. */
    Optional<String> schema() {
        return Optional.of(schema).filter(name -> !name.isEmpty());
    }

    /** The directory of its build results. */
    Path target(Path repository) {
        return repository.resolve(module).resolve("target");
    }

    Path jar(Path repository) {
        return target(repository).resolve("quarkus-app/quarkus-run.jar");
    }

    /** Schemas of all services that have one. */
    static List<String> schemas() {
        return Arrays.stream(values())
                .flatMap(service -> service.schema().stream())
                .toList();
    }

    /** Modules that are not built. */
    static List<String> notBuilt(Path repository) {
        return Arrays.stream(values())
                .filter(service -> Files.notExists(service.jar(repository)))
                .map(Service::module)
                .toList();
    }
}
