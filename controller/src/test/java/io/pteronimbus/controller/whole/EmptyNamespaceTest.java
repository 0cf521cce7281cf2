package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a tenant stays in the cluster without its servers, and nothing of anybody else's goes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmptyNamespaceTest {
    private World world;
    private UUID crew = UUID.randomUUID();
    private String namespace = "";

    @BeforeAll
    void begin() throws Exception {
        world = new World(Map.of("PTERONIMBUS_CONTROLLER_EMPTY_NAMESPACE_AFTER", "1s"));
    }

    @AfterAll
    void end() throws Exception {
        world.close();
    }

    @BeforeEach
    void another() {
        crew = UUID.randomUUID();
        namespace = "/api/v1/namespaces/ptn-" + crew;
        world.panel.limit(crew, 1, 4, 3_000, 2_048, 10_240);
    }

    @AfterEach
    void heal() {
        world.proxy.refuse(request -> false);
    }

    @Test
    void shouldTakeTheNamespaceWithTheLastServerAndMakeItAnewForTheNext() {
        // given
        var first = started();
        var last = started();

        // when
        deleted(first);
        deleted(last);

        // then
        awaitGone();
        assertThat(world.read(namespace + "/resourcequotas/pteronimbus").isMissingNode())
                .isTrue();
        assertThat(deletions()).hasSize(1);
        // and when
        started();
        // then
        assertThat(world.read(namespace)
                        .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                        .asText())
                .isEqualTo("baseline");
        World.eventually(
                "limited anew",
                () -> !world.read(namespace + "/resourcequotas/pteronimbus").isMissingNode());
    }

    @Test
    void shouldKeepNamespaceAsLongAsSomethingElseIsInIt() {
        // given
        var server = started();
        world.create(
                namespace + "/configmaps",
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"of-somebody\"}}");

        // when
        deleted(server);
        World.eventually("looked at, twice", () -> lists("configmaps") >= 2);

        // then
        assertThat(world.read(namespace).at("/status/phase").asText()).isEqualTo("Active");
        assertThat(deletions()).isEmpty();
        assertThat(world.read(namespace + "/resourcequotas/pteronimbus").isMissingNode())
                .isFalse();
        // and when
        world.write("DELETE", namespace + "/configmaps/of-somebody", "");
        // then
        awaitGone();
    }

    @Test
    void shouldNeverTakeNamespaceThatSomebodyElseMade() {
        // given: it is used, and labelled as ours
        world.create(
                "/api/v1/namespaces",
                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"ptn-" + crew + "\"}}");
        var theirs = namespace;
        var server = started();
        assertThat(world.read(theirs)
                        .at("/metadata/labels/pteronimbus.io~1tenant")
                        .asText())
                .isEqualTo(crew.toString());
        world.proxy.forget();

        // when: it was looked at, and the controller is new
        deleted(server);
        World.eventually("looked at", () -> world.proxy.requests().contains("GET " + theirs));
        world.killController();
        world.startController();
        another();
        deleted(started());
        awaitGone();

        // then
        assertThat(world.proxy.writes()).noneMatch(request -> isAbout("DELETE " + theirs, request));
        assertThat(world.read(theirs).at("/status/phase").asText()).isEqualTo("Active");
    }

    @Test
    void shouldTakeNamespaceLaterWhenControllerDiesOrClusterRefuses() {
        // given
        world.proxy.refuse(request -> isAbout("DELETE " + namespace, request));
        var server = started();
        deleted(server);
        World.eventually("tried", () -> !deletions().isEmpty());

        // when
        world.killController();
        world.panel.forget(server);
        world.proxy.refuse(request -> false);
        world.startController();

        // then
        awaitGone();
    }

    /** It comes while the controller looks what is in the namespace, or at the moment when that is taken away. */
    @ParameterizedTest
    @ValueSource(strings = {"GET %s/configmaps", "DELETE %s"})
    void shouldRunServerThatComesWhileTheNamespaceGoes(String moment) {
        // given
        var next = UUID.randomUUID();
        var come = new AtomicBoolean();
        var first = started();
        world.proxy.refuse(request -> {
            if (isAbout(moment.formatted(namespace), request) && come.compareAndSet(false, true)) {
                world.panel.want(crew, next, 1, GameSpec.running(World.GAME));
            }
            return false;
        });

        // when
        deleted(first);

        // then
        world.awaitState(next, "RUNNING");
        assertThat(come).isTrue();
        assertThat(world.read(namespace).at("/status/phase").asText()).isEqualTo("Active");
    }

    private UUID started() {
        var server = UUID.randomUUID();
        world.panel.want(crew, server, 1, GameSpec.running(World.GAME));
        world.awaitState(server, "RUNNING");
        return server;
    }

    private void deleted(UUID server) {
        world.panel.wantDeleted(crew, server, 2, GameSpec.running(World.GAME), "server:delete");
        World.eventually("deleted", () -> world.panel.wasTold("deleted", server));
    }

    private void awaitGone() {
        World.eventually("namespace is gone", () -> world.read(namespace).isMissingNode());
    }

    private List<String> deletions() {
        return world.proxy.requests().stream()
                .filter(request -> isAbout("DELETE " + namespace, request))
                .toList();
    }

    private static boolean isAbout(String methodAndPath, String request) {
        return request.replaceAll("[?].*", "").equals(methodAndPath);
    }

    private long lists(String plural) {
        return world.proxy.requests().stream()
                .filter(request -> isAbout("GET " + namespace + "/" + plural, request))
                .count();
    }
}
