package io.pteronimbus.localcluster.workload.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.workload.WorkloadFixture;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceControllerTest {

    private static final ObjectKey GAME = new ObjectKey("", "services", "games", "game");

    @TempDir
    Path directory;

    @Test
    void shouldLeaveStoreFreeWhenItWaitsForPorts() throws Exception {
        // given
        var store = new ObjectStore((Path) null, 100, Clock.systemUTC());
        store.create(ObjectKey.namespace("games"), WorkloadFixture.json("{'metadata':{'name':'games'}}"));
        var ports = new HostPorts(store, directory.resolve("ports.json"));
        try (var services = new ServiceController(store, ports)) {
            services.start();

            // when
            synchronized (ports) {
                store.create(
                        GAME,
                        WorkloadFixture.json(
                                "{'metadata':{'name':'game'},'spec':{'type':'NodePort','ports':[{'port':25565}]}}"));
                var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
                while (System.nanoTime() < until) {
                    // whoever has the ports reads the store
                    CompletableFuture.supplyAsync(() -> store.list("", "services", null))
                            .get(5, TimeUnit.SECONDS);
                }
            }

            // then
            Awaitility.await()
                    .until(() -> store.get(GAME)
                                    .orElseThrow()
                                    .at("/spec/ports/0/nodePort")
                                    .asInt()
                            >= PortLedger.FIRST);
            assertThat(store.get(GAME).orElseThrow().at("/spec/clusterIP").asText())
                    .isEqualTo("127.0.0.1");
        }
    }
}
