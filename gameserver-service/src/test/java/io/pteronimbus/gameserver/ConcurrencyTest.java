package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.ServerState;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ConcurrencyTest {
    private static final int AT_ONCE = 12;

    @Test
    void shouldMakeNoMoreThanAllowedWhenManyAreCreatedAtOnce() throws Exception {
        // given
        var tenant = Tenant.create();

        // when
        var statuses = atOnce(i -> () -> create(tenant, "server " + i, null));

        // then
        assertThat(statuses).filteredOn(status -> status == 202).hasSize(5);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(AT_ONCE - 5);
    }

    @Test
    void shouldMakeOneWhenSameNameIsCreatedAtOnce() throws Exception {
        // given
        var tenant = Tenant.create();

        // when
        var statuses = atOnce(i -> () -> create(tenant, i % 2 == 0 ? "Lobby" : "LOBBY", null));

        // then
        assertThat(statuses).filteredOn(status -> status == 202).hasSize(1);
    }

    @Test
    void shouldMakeOneWhenSameKeyIsUsedAtOnce() throws Exception {
        // given
        var tenant = Tenant.create();

        // when
        var statuses = atOnce(i -> () -> create(tenant, "Lobby", "the-key"));

        // then
        assertThat(statuses).containsOnly(202);
        List<String> names =
                tenant.request().get(tenant.servers()).then().extract().path("items.name");
        assertThat(names).containsExactly("Lobby");
    }

    @Test
    void shouldAcceptOneActionWhenManyAreAskedAtOnce() throws Exception {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStarted("Lobby");
        Cluster.bring(tenant, id, ServerState.RUNNING, 1);

        // when
        var statuses = atOnce(i -> () -> tenant.request()
                .body(i % 2 == 0 ? "{\"action\":\"stop\"}" : "{\"action\":\"restart\"}")
                .post(tenant.server(id) + "/power")
                .statusCode());

        // then
        assertThat(statuses).filteredOn(status -> status == 202).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(AT_ONCE - 1);
    }

    private static int create(Tenant tenant, String name, @org.jspecify.annotations.Nullable String key) {
        var request = tenant.request().body(Map.of("name", name, "template", "minecraft-demo"));
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post(tenant.servers())
                .statusCode();
    }

    private static List<Integer> atOnce(IntFunction<Callable<Integer>> work)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var results = new ArrayList<Integer>();
            for (var future :
                    threads.invokeAll(IntStream.range(0, AT_ONCE).mapToObj(work).toList())) {
                results.add(future.get());
            }
            return results;
        }
    }
}
