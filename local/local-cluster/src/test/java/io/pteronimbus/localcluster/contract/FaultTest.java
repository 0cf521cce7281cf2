package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.ContractApi.MERGE_PATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.LocalCluster;
import io.pteronimbus.localcluster.LocalClusterConfig;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contract: Limits. The switches that make requests fail, and that they are not there unless switched on. */
class FaultTest {

    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    private final LocalCluster cluster =
            LocalCluster.start(LocalClusterConfig.inMemory().withFaults());
    private final ContractApi api = ContractApi.at(cluster.baseUrl());

    @AfterEach
    void stop() {
        cluster.close();
    }

    private String set(String fault) {
        return api.post("/faults", fault).succeeded().text("/id");
    }

    private JsonNode counted(String id) {
        for (JsonNode fault : api.get("/faults").succeeded().at("/faults")) {
            if (fault.path("id").asText().equals(id)) {
                return fault;
            }
        }
        throw new AssertionError("no fault " + id);
    }

    private Answer create(String name) {
        return api.post(MAPS, Manifests.named(Manifests.CONFIG_MAP, name));
    }

    @Test
    void shouldRefuseTheThirdWriteOnlyWhenFaultSaysSo() {
        // given
        String fault = set("{action: reject, verbs: [write], resource: configmaps, first: 3, times: 1, code: 409}");

        // when
        create("one").succeeded();
        api.get(MAPS + "/one").succeeded();
        api.patch(MAPS + "/one", MERGE_PATCH, "{data: {a: '2'}}").succeeded();
        Answer third = create("three");

        // then
        third.refused(409, "Conflict");
        api.get(MAPS + "/three").refused(404, "NotFound");
        create("three").succeeded();
        assertThat(counted(fault).path("seen").asLong()).isEqualTo(4);
        assertThat(counted(fault).path("hit").asLong()).isEqualTo(1);
    }

    @Test
    void shouldRefuseAllUntilRemovedWhenNoNumberIsGiven() {
        // given
        String fault = set("{action: reject, verbs: [create], code: 500}");

        // when
        create("a").refused(500, "InternalError");
        create("a").refused(500, "InternalError");
        api.delete("/faults/" + fault);

        // then
        create("a").succeeded();
    }

    @Test
    void shouldDoNothingWhenConnectionIsCutBeforeTheWrite() {
        set("{action: cut, verbs: [create], times: 1}");

        assertThatThrownBy(() -> create("cut")).isInstanceOf(IllegalStateException.class);
        api.get(MAPS + "/cut").refused(404, "NotFound");
    }

    @Test
    void shouldWriteWhenOnlyTheAnswerIsLost() {
        set("{action: lose, verbs: [create], times: 1}");

        assertThatThrownBy(() -> create("lost")).isInstanceOf(IllegalStateException.class);
        api.get(MAPS + "/lost").succeeded();
        create("lost").refused(409, "AlreadyExists");
    }

    @Test
    void shouldAnswerLateWhenDelayed() {
        set("{action: delay, verbs: [create, get], delayMillis: 400}");
        long start = System.nanoTime();

        create("late").succeeded();
        api.get(MAPS + "/late").succeeded();

        assertThat(System.nanoTime() - start).isGreaterThan(800_000_000L);
    }

    @Test
    void shouldHoldEventsBackWhenFrozen() throws Exception {
        try (EventStream watch = EventStream.webSocket(api, MAPS + "?watch=true")) {
            // given
            String fault = set("{action: freeze, resource: configmaps}");
            create("held").succeeded();
            create("back").succeeded();

            // when
            assertThat(watch.isQuietFor(500)).isTrue();
            api.delete("/faults/" + fault);

            // then
            watch.next("ADDED", "held");
            watch.next("ADDED", "back");
        }
    }

    @Test
    void shouldEndWatchesWhenDropped() throws Exception {
        try (EventStream maps = EventStream.webSocket(api, MAPS + "?watch=true");
                EventStream pods = EventStream.webSocket(api, "/api/v1/namespaces/default/pods?watch=true")) {
            // when
            set("{action: drop, resource: configmaps}");

            // then
            maps.awaitEnd(5);
            assertThatThrownBy(() -> pods.awaitEnd(1)).isInstanceOf(TimeoutException.class);
            assertThat(api.get("/faults").at("/faults")).isEmpty();
        }
    }

    @Test
    void shouldTellThatVersionIsTooOldWhenGone() throws Exception {
        try (EventStream watch = EventStream.chunked(api, MAPS + "?watch=true")) {
            // when
            set("{action: gone, resource: configmaps}");

            // then
            JsonNode event = watch.next();
            assertThat(event.path("type").asText()).isEqualTo("ERROR");
            assertThat(event.at("/object/code").asInt()).isEqualTo(410);
            watch.awaitEnd(5);
        }
        set("{action: reject, verbs: [watch], code: 410, times: 1}");
        api.get(MAPS + "?watch=true&resourceVersion=1&timeoutSeconds=1").refused(410, "Expired");
    }

    @Test
    void shouldBeAwayAndBackWhenSaid() throws Exception {
        try (EventStream watch = EventStream.webSocket(api, MAPS + "?watch=true")) {
            String fault = set("{action: away}");

            watch.awaitEnd(5);
            assertThatThrownBy(() -> create("nobody")).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> api.get("/version")).isInstanceOf(IllegalStateException.class);
            api.delete("/faults/" + fault);
            create("somebody").succeeded();
        }
    }

    @Test
    void shouldHitOnlyTheNamedClientWhenAgentIsGiven() {
        set("{action: reject, agent: somebody-else}");

        create("mine").succeeded();
    }

    @Test
    void shouldRefuseWhenFaultIsNone() {
        api.post("/faults", "{action: explode}").refused(400, "BadRequest");
        api.post("/faults", "{action: reject, verb: create}").refused(400, "BadRequest");
        api.post("/faults", "{action: reject, code: 200}").refused(400, "BadRequest");
        api.post("/faults", "{action: reject, first: 0}").refused(400, "BadRequest");
    }

    @Test
    void shouldHaveNoSwitchesWhenNotSwitchedOn() {
        try (LocalCluster plain = LocalCluster.start(LocalClusterConfig.inMemory())) {
            ContractApi other = ContractApi.at(plain.baseUrl());

            other.get("/faults").refused(404, "NotFound");
            other.post("/faults", "{action: away}").refused(404, "NotFound");
            assertThatThrownBy(plain::faults).isInstanceOf(IllegalStateException.class);
        }
    }
}
