package io.pteronimbus.controller.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** {@code KUBECONFIG=... ./mvnw -pl controller -am verify -Preal-cluster} runs it, and nothing else does. */
class RealClusterSuite extends ClusterSuite {
    @Override
    String kubeconfig() throws IOException {
        var file = Objects.requireNonNull(System.getenv("KUBECONFIG"), "KUBECONFIG has to name a file");
        return Files.readString(Path.of(file));
    }

    @Override
    Duration patience() {
        return Duration.parse(System.getProperty("pteronimbus.suite.patience", "PT5M"));
    }
}
