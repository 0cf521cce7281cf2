package io.pteronimbus.controller.credential;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;

/** Where the controller itself is: its pod's namespace, else the one that the client's configuration names, else {@code default}. */
public final class OwnNamespace {
    private static final String DEFAULT = "default";

    private OwnNamespace() {}

    public static String of(KubernetesClient client) {
        return Optional.ofNullable(System.getenv("POD_NAMESPACE"))
                .or(() -> Optional.ofNullable(client.getConfiguration().getNamespace()))
                .orElse(DEFAULT);
    }
}
