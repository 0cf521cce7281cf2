package io.pteronimbus.controller.whole;

import io.pteronimbus.localcluster.LocalCluster;
import io.pteronimbus.localcluster.LocalClusterConfig;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** The suite for real clusters, on the one that is not. */
class LocalClusterSuiteTest extends ClusterSuite {
    private @Nullable LocalCluster cluster;

    @Override
    String kubeconfig() throws IOException {
        var folder = Files.createTempDirectory("controller-suite");
        var images = Files.writeString(
                folder.resolve("images.json"), "{\"images\":{\"busybox:1.37\":{\"command\":[\"sh\"],\"env\":{}}}}");
        var started = LocalCluster.start(
                LocalClusterConfig.inMemory().withData(folder).withImages(images));
        cluster = started;
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: local, cluster: {server: "%s"}}]
                users: [{name: local, user: {}}]
                contexts: [{name: local, context: {cluster: local, user: local}}]
                current-context: local
                """.formatted(started.baseUrl());
    }

    @Override
    @AfterAll
    void end() throws Exception {
        super.end();
        if (cluster != null) {
            cluster.close();
        }
    }
}
