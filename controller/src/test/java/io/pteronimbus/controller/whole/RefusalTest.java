package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.events.ServerStateChanged;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a cluster does not take, as its quotas, limits and rules have it: somebody is told, and nobody is kept from stopping. */
class RefusalTest extends WorldTest {
    private static final String POD_LIMIT =
            "{\"apiVersion\":\"v1\",\"kind\":\"LimitRange\",\"metadata\":{\"name\":\"foreign\"},"
                    + "\"spec\":{\"limits\":[{\"type\":\"Container\",\"max\":{\"cpu\":\"10m\"}}]}}";
    private static final String FOREIGN_SERVICE = """
            {"apiVersion":"v1","kind":"Service","metadata":{"name":"gs-%s"},
             "spec":{"selector":{"app":"another"},"ports":[{"name":"game","port":4321}]}}
            """;
    private static final String NO_SERVICE =
            "{\"apiVersion\":\"v1\",\"kind\":\"ResourceQuota\",\"metadata\":{\"name\":\"foreign\"},"
                    + "\"spec\":{\"hard\":{\"services\":\"0\"}}}";

    private UUID crew = UUID.randomUUID();
    private UUID server = UUID.randomUUID();
    private String namespace = "";

    @BeforeEach
    void another() {
        crew = UUID.randomUUID();
        server = UUID.randomUUID();
        namespace = "/api/v1/namespaces/ptn-" + crew;
        world.create(
                "/api/v1/namespaces",
                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"ptn-" + crew + "\"}}");
    }

    @Test
    void shouldSayWhyThereIsNoPodAndGoOnWhenThereMayBeOne() {
        // given
        world.create(namespace + "/limitranges", POD_LIMIT);

        // when
        world.panel.want(crew, server, 1, GameSpec.running(World.GAME));
        awaitReason("Refused");
        world.delete(namespace + "/limitranges/foreign");
        world.awaitState(server, "RUNNING");

        // then
        assertThat(told("Refused").message()).contains("The cluster does not take the server", "gs-" + server);
        assertThat(world.tap.transitions(server))
                .extracting(ServerStateChanged::reason)
                .containsExactly("StartRequested", "Refused", "StartGoesOn", "Started");
    }

    @Test
    void shouldSayThatQuotaIsUsedUpWhenItsOwnWritesAreRefused() {
        // given
        world.create(namespace + "/resourcequotas", NO_SERVICE);

        // when
        world.panel.want(crew, server, 1, GameSpec.running(World.GAME));
        awaitReason("QuotaExceeded");
        world.delete(namespace + "/resourcequotas/foreign");
        world.awaitState(server, "RUNNING");

        // then
        assertThat(told("QuotaExceeded").message()).contains("exceeded quota: foreign");
    }

    @Test
    void shouldLeaveAloneWhatSomebodyElseHasUnderItsName() {
        // given
        var services = namespace + "/services";
        world.create(services, FOREIGN_SERVICE.formatted(server));

        // when
        world.panel.want(crew, server, 1, GameSpec.running(World.GAME));
        awaitReason("Refused");
        var untouched = world.read(services + "/gs-" + server);
        world.delete(services + "/gs-" + server);
        world.awaitState(server, "RUNNING");

        // then
        assertThat(told("Refused").message())
                .contains("Service gs-" + server + " is there already and belongs to somebody else");
        assertThat(untouched.at("/spec/ports/0/port").asInt()).isEqualTo(4321);
        assertThat(untouched.at("/metadata/ownerReferences").isMissingNode()).isTrue();
        assertThat(untouched.at("/metadata/labels").isMissingNode()).isTrue();
    }

    @Test
    void shouldTakeItsOwnBackWhenItsLabelsWereChanged() {
        // given
        world.panel.want(crew, server, 1, GameSpec.running(World.GAME));
        world.awaitState(server, "RUNNING");
        var service = namespace + "/services/gs-" + server;

        // when
        world.write("PATCH", service, "{\"metadata\":{\"labels\":{\"app.kubernetes.io/managed-by\":\"somebody\"}}}");

        // then
        World.eventually(
                "labelled again",
                () -> world.read(service)
                        .at("/metadata/labels/app.kubernetes.io~1managed-by")
                        .asText()
                        .equals("pteronimbus"));
        assertThat(world.tap.states(server)).containsExactly("STARTING", "RUNNING");
    }

    @Test
    void shouldStopAndDeleteWhatTheClusterRefuses() {
        // given
        world.panel.want(crew, server, 1, GameSpec.running(World.GAME));
        world.awaitState(server, "RUNNING");
        var broken = GameSpec.running(World.GAME).json();
        broken.putObject("env").put("no name for a variable", "x");

        // when
        world.panel.want(crew, server, 2, broken);
        World.eventually("accepted", () -> world.panel.wasToldGeneration(server, 2));
        awaitReason("ChangeRefused");
        var stopped = GameSpec.running(World.GAME).stopped().json();
        stopped.putObject("env").put("no name for a variable", "x");
        world.panel.want(crew, server, 3, stopped);
        world.awaitState(server, "STOPPED");

        // then
        assertThat(world.pod(crew, server).isMissingNode()).isTrue();
        assertThat(told("ChangeRefused").message()).contains("no name for a variable");
        assertThat(told("ChangeRefused").generation()).isEqualTo(2);
        // and when
        world.panel.wantDeleted(crew, server, 4, GameSpec.running(World.GAME), "server:delete");
        // then
        World.eventually("deleted", () -> world.panel.wasTold("deleted", server));
    }

    @Test
    void shouldKeepVolumeToTheByteWhenSomebodyMadeItBigger() {
        // given
        world.panel.want(crew, server, 1, GameSpec.running(World.GAME));
        world.awaitState(server, "RUNNING");
        var claim = namespace + "/persistentvolumeclaims/data-gs-" + server;

        // when
        world.write("PATCH", claim, "{\"spec\":{\"resources\":{\"requests\":{\"storage\":\"1G\"}}}}");
        var bigger = GameSpec.running(World.GAME).json();
        bigger.withObjectProperty("resources").put("diskMiB", 600);
        world.panel.want(crew, server, 2, bigger);
        World.eventually(
                "looked at",
                () -> world.gameServer(crew, server)
                                .at("/status/panelGeneration")
                                .asInt()
                        == 2);

        // then
        assertThat(world.read(claim).at("/spec/resources/requests/storage").asText())
                .isEqualTo("1G");
        assertThat(world.gameServer(crew, server).at("/status/conditions").findValuesAsText("type"))
                .doesNotContain("VolumeAsWanted");
    }

    private void awaitReason(String reason) {
        World.eventually(
                reason,
                () -> world.tap.transitions(server).stream()
                        .anyMatch(change -> change.reason().equals(reason)));
    }

    private ServerStateChanged told(String reason) {
        return world.tap.transitions(server).stream()
                .filter(change -> change.reason().equals(reason))
                .findFirst()
                .orElseThrow();
    }
}
