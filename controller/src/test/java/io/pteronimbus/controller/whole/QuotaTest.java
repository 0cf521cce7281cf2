package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.pteronimbus.controller.grant.CanonicalJson;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A server of these tests is given 500 thousandths of a core, 256 MiB of memory and 512 MiB of disk. */
class QuotaTest extends WorldTest {
    private UUID crew = UUID.randomUUID();
    private String path = "";
    private String rangePath = "";

    @BeforeEach
    void another() {
        crew = UUID.randomUUID();
        path = "/api/v1/namespaces/ptn-" + crew + "/resourcequotas/pteronimbus";
        rangePath = "/api/v1/namespaces/ptn-" + crew + "/limitranges/pteronimbus";
    }

    @Nested
    class Mirror {
        @Test
        void shouldLimitNamespaceBeforeItsFirstServerAndLetItRun() {
            // given
            world.panel.limit(crew, 1, 4, 3_000, 2_048, 10_240);

            // when
            var server = started();

            // then
            assertHard("requests.cpu", "3400m");
            assertHard("limits.cpu", "3400m");
            assertHard("requests.memory", "2560Mi");
            assertHard("limits.memory", "2560Mi");
            assertHard("requests.storage", "10240Mi");
            for (var number : List.of("pods", "persistentvolumeclaims", "count/statefulsets.apps")) {
                assertHard(number, "4");
            }
            assertThat(world.read(rangePath).at("/spec/limits/0/default/memory").asText())
                    .isEqualTo("128Mi");
            var writes = world.proxy.writes().stream()
                    .filter(request -> request.contains(crew.toString()))
                    .map(request -> request.replaceAll("[?].*", ""))
                    .toList();
            // one less than docs/controller-writes.md has: the namespace's name is in the body alone
            assertThat(writes).as("docs/controller-writes.md").hasSizeBetween(12, 14);
            assertThat(writes.indexOf("PATCH " + path)).isLessThan(indexOf(writes, server));
            assertThat(writes).containsOnlyOnce("PATCH " + path, "PATCH " + rangePath);
        }

        @Test
        void shouldFollowLimitsAndKeepRoomForServersThatAreThere() {
            // given
            world.panel.limit(crew, 1, 4, 3_000, 2_048, 10_240);
            var server = started();
            started();

            // when
            world.panel.limit(crew, 2, 8, 6_000, 4_096, 20_480);
            World.eventually("raised", () -> hard("pods", "8") && hard("requests.storage", "20480Mi"));
            world.panel.limit(crew, 3, 1, 100, 64, 128);
            World.eventually("lowered", () -> hard("pods", "2"));

            // then
            assertHard("requests.cpu", "1200m");
            assertHard("requests.memory", "768Mi");
            assertHard("requests.storage", "1024Mi");
            var spec = GameSpec.running(World.GAME);
            world.panel.want(crew, server, 2, spec.stopped());
            world.awaitState(server, "STOPPED");
            world.panel.want(crew, server, 3, spec);
            world.awaitState(server, "RUNNING");
            world.panel.wantDeleted(crew, server, 4, spec, "server:delete");
            World.eventually("room is given back", () -> hard("pods", "1") && hard("requests.cpu", "600m"));
        }

        @Test
        void shouldRestoreWhenSomebodyChangesOrDeletesIt() {
            // given
            world.panel.limit(crew, 1, 4, 3_000, 2_048, 10_240);
            started();

            // when // then
            world.write("PATCH", path, "{\"spec\":{\"hard\":{\"pods\":\"1000\",\"requests.cpu\":\"1\"}}}");
            World.eventually("changed back", () -> hard("pods", "4") && hard("requests.cpu", "3400m"));
            world.write("PATCH", path, "{\"spec\":{\"hard\":{\"services\":\"0\"}}}");
            World.eventually(
                    "foreign limit removed",
                    () -> world.read(path).at("/spec/hard/services").isMissingNode());
            world.write("DELETE", path, "");
            World.eventually("made anew", () -> hard("pods", "4"));
            world.write("PATCH", rangePath, "{\"spec\":{\"limits\":[]}}");
            World.eventually(
                    "range changed back",
                    () -> world.read(rangePath).at("/spec/limits").size() == 1);
        }

        @Test
        void shouldWriteNothingWhenNothingChangedThoughControllerIsNew() {
            // given
            world.panel.limit(crew, 1, 4, 3_000, 2_048, 10_240);
            started();
            world.killController();
            world.proxy.forget();

            // when
            world.startController();
            world.panel.limit(crew, 2, 5, 3_000, 2_048, 10_240);
            World.eventually("changed", () -> hard("pods", "5"));
            started();

            // then
            assertThat(world.proxy.writes())
                    .filteredOn(request -> request.contains("/ptn-" + crew + "/resourcequotas"))
                    .hasSize(1);
            assertThat(world.proxy.writes()).noneMatch(request -> request.contains("/ptn-" + crew + "/limitranges"));
        }

        @Test
        void shouldMakeServerAndQuotaLaterWhenClusterRefusesTheQuota() {
            // given
            world.proxy.refuse(403, request -> request.contains("resourcequotas") && !request.startsWith("GET"));
            world.panel.limit(crew, 1, 4, 3_000, 2_048, 10_240);
            started();
            assertThat(world.read(path).isMissingNode()).isTrue();

            // when
            world.proxy.refuse(request -> false);

            // then
            World.eventually("quota is there", () -> hard("pods", "4"));
        }
    }

    @Nested
    class Trust {
        @ParameterizedTest
        @EnumSource(
                mode = Mode.MATCH_NONE,
                names = "EXPIRED|LASTS_TOO_LONG|ISSUED_LONG_AGO|NEVER_EXPIRES|NO_TIME_OF_ISSUE|NO_ID|NO_SERVER")
        void shouldChangeNothingWhenGrantIsWrong(WrongGrant wrong) {
            // given
            var present = "/api/v1/namespaces/ptn-" + tenant + "/resourcequotas/pteronimbus";
            world.panel.limit(tenant, 9, 4, 3_000, 2_048, 10_240);
            if (world.read(present).isMissingNode()) {
                running();
            }
            var quota = FakePanel.quota(0, 0, 0, 0);
            var counted = refusals(wrong.reason);
            var grant = wrong.of(world.keys, world.keys.quota(tenant, 9, CanonicalJson.sha256(quota)));

            // when
            world.panel.limit(tenant, 9, quota, grant);
            World.eventually(
                    "panel is told", () -> refusals(wrong.reason) > counted && world.panel.quotaRefusals(tenant) > 0);

            // then
            assertThat(world.read(present).at("/spec/hard/requests.storage").asText())
                    .isEqualTo("10240Mi");
            World.eventually(
                    "audited",
                    () -> world.tap.audits(tenant).stream()
                            .anyMatch(entry -> entry.contains("\"action\":\"quota:update\"")
                                    && entry.contains("\"kind\":\"tenant\"")
                                    && entry.contains("DENIED")));
        }

        @Test
        void shouldKeepNewerLimitsWhenOlderOnesComeAgain() {
            // given
            world.panel.limit(crew, 5, 4, 3_000, 2_048, 10_240);
            started();

            // when
            world.panel.limit(crew, 4, 40, 30_000, 20_480, 102_400);
            World.eventually("refused", () -> world.panel.quotaRefusals(crew) == 1);

            // then
            assertHard("pods", "4");
        }

        private double refusals(String reason) {
            return world.metric("pteronimbus_grant_refusals_total", "use=\"quota\"", "reason=\"" + reason + "\"");
        }
    }

    private UUID started() {
        var server = UUID.randomUUID();
        world.panel.want(crew, server, 1, GameSpec.running(World.GAME));
        world.awaitState(server, "RUNNING");
        return server;
    }

    private static int indexOf(List<String> writes, UUID server) {
        return writes.indexOf(writes.stream()
                .filter(request -> request.contains("/gameservers/gs-" + server))
                .findFirst()
                .orElseThrow());
    }

    private void assertHard(String name, String quantity) {
        assertThat(hard(name, quantity))
                .as("%s is %s, not %s", name, hard(name), quantity)
                .isTrue();
    }

    private boolean hard(String name, String quantity) {
        var present = hard(name);
        return !present.isMissingNode() && new Quantity(present.asText()).equals(new Quantity(quantity));
    }

    private JsonNode hard(String name) {
        return world.read(path).path("spec").path("hard").path(name);
    }
}
