package io.pteronimbus.controller.console;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.pteronimbus.controller.gameserver.ServerPods;
import io.pteronimbus.controller.gameserver.ServerRef;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes lines to a game's standard input. */
@Singleton
class Stdin {
    private final KubernetesClient client;

    Stdin(KubernetesClient client) {
        this.client = client;
    }

    /** One attachment for each line: one held longer could belong to a container that is gone. */
    void write(ServerRef server, String line) throws IOException {
        try (var attached = client.pods()
                .inNamespace(server.namespace())
                .withName(ServerPods.podName(server))
                .inContainer(ServerPods.containerName())
                .withReadyWaitTimeout(0)
                .redirectingInput()
                .attach()) {
            var input = attached.getInput();
            input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        }
    }
}
