package io.pteronimbus.launcher.stack;

import io.pteronimbus.launcher.infra.Infrastructure;
import java.nio.file.Path;

/**
 * Where things are.
 *
 * @param repository the built tree
 * @param data the stack's own directory
 */
record StackLayout(Path repository, Path data) {
    Path run() {
        return data.resolve("run");
    }

    Path logs() {
        return data.resolve("logs");
    }

    Path kubeconfig() {
        return data.resolve("kubeconfig");
    }

    Path images() {
        return data.resolve("images.json");
    }

    Path cluster() {
        return data.resolve("cluster");
    }

    Path clusterJar() {
        return local("local-cluster");
    }

    Path jar(Simulator simulator) {
        return local(simulator.module());
    }

    /** People, guilds and who has signed in, of the simulated Discord. */
    Path discordState() {
        return data.resolve("discord.json");
    }

    Path demoGameJar() {
        return local("demo-game");
    }

    /** What changes the files of games before they start. */
    Path configFilesJar() {
        return repository.resolve("libs/config-files/target/config-files-0.1.0-SNAPSHOT.jar");
    }

    /** What runs an OpenTTD server, here as in its image. */
    Path openTtdScript() {
        return repository.resolve("deploy/docker/openttd/openttd-server");
    }

    /** What people type into their browser. */
    String address(StackPorts ports) {
        return "http://localhost:" + ports.of(Service.GATEWAY);
    }

    String databaseUrl(StackPorts ports, String database) {
        return new Infrastructure(ports.infrastructure(), "").postgresUrl(database);
    }

    /** The build results of a module under {@code local}. */
    Path target(String module) {
        return repository.resolve("local").resolve(module).resolve("target");
    }

    private Path local(String module) {
        return target(module).resolve(module + "-0.1.0-SNAPSHOT.jar");
    }
}
