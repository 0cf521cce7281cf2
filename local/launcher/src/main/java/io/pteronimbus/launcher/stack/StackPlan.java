package io.pteronimbus.launcher.stack;

import io.pteronimbus.launcher.infra.Durability;
import io.pteronimbus.launcher.infra.Infrastructure;
import io.pteronimbus.launcher.process.Preparation;
import io.pteronimbus.launcher.process.ProcessSpec;
import io.pteronimbus.launcher.process.StopSignal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The processes of a stack, in the order they are started; stopping goes the other way, but for local-cluster, whose
 * game servers are stopped before anything else.
 */
record StackPlan(StackLayout layout, StackPorts ports, Secrets secrets, Map<String, String> environment) {
    /** Game servers save their worlds in this time: a template's stop time-out and some more. */
    private static final Duration CLUSTER_PATIENCE = Duration.ofMinutes(2);

    /** How long any part may take to be ready. */
    static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private static final ProcessSpec.Shutdown CLUSTER_SHUTDOWN =
            new ProcessSpec.Shutdown(StopSignal.TERM, CLUSTER_PATIENCE);

    /** How a process of this name is asked to end, also when only its name and pid are known. */
    static ProcessSpec.Shutdown shutdown(String name) {
        return switch (name) {
            case StackPorts.CLUSTER -> CLUSTER_SHUTDOWN;
            case "postgres" -> new ProcessSpec.Shutdown(StopSignal.INT, Duration.ofSeconds(20));
            default -> ProcessSpec.Shutdown.TERM;
        };
    }

    List<ProcessSpec> infrastructure() throws IOException {
        return new Infrastructure(ports.infrastructure(), secrets.postgresPassword())
                .specs(layout.data(), Durability.SAFE, environment, StartCache.options(layout.target("launcher")));
    }

    Database database() {
        return new Database(layout.databaseUrl(ports, "postgres"), layout.databaseUrl(ports, Database.NAME), secrets);
    }

    ProcessSpec cluster() {
        int port = ports.of(StackPorts.CLUSTER);
        List<String> command = new ArrayList<>(JavaFlags.command(JavaFlags.CLUSTER));
        command.addAll(StartCache.options(layout.target(StackPorts.CLUSTER)));
        command.addAll(List.of("-jar", layout.clusterJar().toString()));
        command.addAll(List.of("--port", Integer.toString(port)));
        command.addAll(List.of("--data", layout.cluster().toString()));
        command.addAll(List.of("--images", layout.images().toString()));
        command.addAll(List.of("--kubeconfig", layout.kubeconfig().toString()));
        return new ProcessSpec(
                StackPorts.CLUSTER,
                port,
                command,
                Map.of(),
                Preparation.NONE,
                HttpProbe.of(port, "/readyz"),
                CLUSTER_SHUTDOWN);
    }

    List<ProcessSpec> simulators() {
        return Arrays.stream(Simulator.values())
                .filter(ports::has)
                .map(this::simulator)
                .toList();
    }

    /** As people call them, with commas between. */
    String simulatorTitles() {
        return Arrays.stream(Simulator.values())
                .filter(ports::has)
                .map(Simulator::title)
                .collect(Collectors.joining(", "));
    }

    private ProcessSpec simulator(Simulator simulator) {
        int port = ports.of(simulator);
        List<String> command = new ArrayList<>(JavaFlags.command(JavaFlags.simulator(simulator.heap())));
        command.addAll(StartCache.options(layout.target(simulator.module())));
        command.addAll(List.of("-jar", layout.jar(simulator).toString()));
        command.addAll(
                switch (simulator) {
                    case DISCORD ->
                        List.of(
                                "--port",
                                Integer.toString(port),
                                "--state",
                                layout.discordState().toString(),
                                "--sample");
                    case MAILBOX ->
                        List.of(
                                "--http-port",
                                Integer.toString(port),
                                "--smtp-port",
                                Integer.toString(ports.of(StackPorts.MAILBOX_SMTP)));
                });
        Map<String, String> variables = switch (simulator) {
            case DISCORD -> secrets.discord().simulatorVariables(ports);
            case MAILBOX -> Map.of();
        };
        return new ProcessSpec(
                simulator.module(),
                port,
                command,
                variables,
                Preparation.NONE,
                HttpProbe.of(port, simulator.healthPath()),
                ProcessSpec.Shutdown.TERM);
    }

    List<ProcessSpec> services() throws IOException {
        ServiceEnvironment variables = new ServiceEnvironment(layout, ports, secrets, environment);
        List<ProcessSpec> services = new ArrayList<>();
        for (Service service : Service.values()) {
            services.add(service(service, variables.of(service)));
        }
        return services;
    }

    private ProcessSpec service(Service service, Map<String, String> variables) throws IOException {
        List<String> command = new ArrayList<>(JavaFlags.command(JavaFlags.service(environment)));
        command.addAll(StartCache.options(service.target(layout.repository())));
        command.addAll(QuarkusProgram.arguments(service.jar(layout.repository())));
        int port = ports.of(service);
        Map<String, String> all = new HashMap<>(JavaFlags.variables(environment));
        all.putAll(variables);
        return new ProcessSpec(
                service.module(),
                port,
                command,
                all,
                Preparation.NONE,
                HttpProbe.of(port, "/q/health/ready"),
                ProcessSpec.Shutdown.TERM);
    }

    /** All of them. */
    List<ProcessSpec> all() throws IOException {
        List<ProcessSpec> all = new ArrayList<>(infrastructure());
        all.add(cluster());
        all.addAll(simulators());
        all.addAll(services());
        return all;
    }
}
