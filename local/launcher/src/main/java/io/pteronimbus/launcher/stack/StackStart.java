package io.pteronimbus.launcher.stack;

import io.pteronimbus.launcher.infra.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is done and seen to before the first process of a stack is started. */
final class StackStart {
    private final StackLocator locator;
    private final StackLayout layout;

    StackStart(StackLocator locator, StackLayout layout) {
        this.locator = locator;
        this.layout = layout;
    }

    /** The gateway's port, which is this or nothing: people type it. */
    int gatewayPort() {
        return locator.port().orElse(StackPorts.DEFAULT_GATEWAY);
    }

    /** @throws CannotStartException naming what is not built */
    void checkBuilt() throws CannotStartException {
        List<String> missing = new ArrayList<>(Service.notBuilt(layout.repository()));
        List<Path> jars = new ArrayList<>(List.of(layout.clusterJar(), layout.demoGameJar()));
        for (Simulator simulator : Simulator.values()) {
            jars.add(layout.jar(simulator));
        }
        for (Path jar : jars) {
            if (Files.notExists(jar)) {
                missing.add(layout.repository().relativize(jar).subpath(0, 2).toString());
            }
        }
        if (!missing.isEmpty()) {
            throw new CannotStartException("Not built: " + String.join(", ", missing) + ".");
        }
    }

    /** Chooses ports and makes what is missing of the secrets. Called by the one launcher that has the directory. */
    StackPlan plan() throws CannotStartException, IOException, InterruptedException {
        int gateway = gatewayPort();
        if (!FreePorts.isFree(gateway)) {
            String holder = PortHolder.of(gateway).map(name -> " by " + name).orElse("");
            throw new CannotStartException(
                    "Port " + gateway + " is in use" + holder + ". Free it, or choose another with PTERONIMBUS_PORT.");
        }
        Set<Simulator> simulators = Simulator.wanted(locator.environment());
        StackPorts ports = StackPorts.choose(layout.data(), gateway, FreePorts::isFree, simulators);
        Secrets secrets = Secrets.in(layout.data(), locator.environment());
        locator.registry().register(gateway, layout.data());
        return new StackPlan(layout, ports, secrets, locator.environment());
    }

    /** The plan of a stack that was started before, changing nothing; for those who only look. */
    static StackPlan planOf(StackLayout layout, StackLocator locator) throws IOException {
        StackPorts ports = StackPorts.read(layout.data())
                .orElseThrow(() -> new IOException("No stack was ever started with the data in " + layout.data()));
        return new StackPlan(layout, ports, Secrets.read(layout.data()), locator.environment());
    }
}
