package io.pteronimbus.localcluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.LocalCluster;
import io.pteronimbus.localcluster.LocalClusterConfig;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract: Limits. Five thousand objects are no trouble: written, listed in pages, watched, found again and deleted. */
class SizeTest {

    private static final int OBJECTS = 5000;
    private static final String MAPS = "/api/v1/namespaces/many/configmaps";

    @TempDir
    private Path directory;

    @Test
    void shouldListWatchRestartAndEmptyWhenThereAreManyObjects() throws Exception {
        // given
        var config = LocalClusterConfig.inMemory().withData(directory);
        try (LocalCluster cluster = LocalCluster.start(config)) {
            ContractApi api = ContractApi.at(cluster.baseUrl());
            api.post("/api/v1/namespaces", "{apiVersion: v1, kind: Namespace, metadata: {name: many}}")
                    .succeeded();
            for (int i = 0; i < OBJECTS; i++) {
                api.post(
                                MAPS,
                                "{apiVersion: v1, kind: ConfigMap, metadata: {name: m%05d, labels: {even: '%s'}}, data: {a: '%d'}}"
                                        .formatted(i, i % 2 == 0, i))
                        .succeeded();
            }

            // when
            JsonNode page = api.get(MAPS + "?limit=500").succeeded().body();
            JsonNode even =
                    api.get(MAPS + "?labelSelector=even%3Dtrue").succeeded().body();

            // then
            assertThat(page.at("/items").size()).isEqualTo(500);
            assertThat(page.at("/metadata/remainingItemCount").asInt()).isEqualTo(OBJECTS - 500);
            assertThat(even.at("/items").size()).isEqualTo(OBJECTS / 2);
            try (EventStream watch = EventStream.webSocket(api, MAPS + "?watch=true")) {
                for (int i = 0; i < OBJECTS; i++) {
                    watch.next("ADDED", "m%05d".formatted(i));
                }
            }
        }

        try (LocalCluster cluster = LocalCluster.start(config)) {
            ContractApi api = ContractApi.at(cluster.baseUrl());
            assertThat(api.get(MAPS).succeeded().at("/items").size()).isEqualTo(OBJECTS);
            api.delete("/api/v1/namespaces/many").succeeded();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> api.get("/api/v1/namespaces/many").code() == 404);
        }
    }
}
