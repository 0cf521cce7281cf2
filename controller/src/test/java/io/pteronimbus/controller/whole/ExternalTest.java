package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.events.ExternalServerIds;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that the panel did not make. */
class ExternalTest extends WorldTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private UUID crew = UUID.randomUUID();
    private String namespace = "";

    @BeforeEach
    void another() {
        crew = UUID.randomUUID();
        namespace = "ptn-" + crew;
        world.create(
                "/api/v1/namespaces",
                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"" + namespace + "\"}}");
    }

    @Test
    void shouldRunServerOfKubectlAndTellThePanelOfItAndWhenItGoes() {
        // when
        var uid = create("survival", spec(), Map.of("argocd.argoproj.io/instance", "games"));
        var id = id(uid);
        world.awaitState(id, "RUNNING");

        // then: as any other is run, in a namespace that is closed off
        assertThat(world.tap.states(id)).containsExactly("STARTING", "RUNNING");
        assertThat(world.tap.transitions(id)).allMatch(seen -> seen.tenantId().equals(crew));
        var pod = world.pod(crew, id);
        assertThat(pod.at("/spec/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/spec/automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(world.read("/api/v1/namespaces/" + namespace)
                        .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                        .asText())
                .isEqualTo("baseline");
        assertThat(world.read("/apis/networking.k8s.io/v1/namespaces/" + namespace + "/networkpolicies/pteronimbus")
                        .isMissingNode())
                .isFalse();
        World.eventually("told that it runs", () -> stateTold(uid).equals("RUNNING"));
        var told = told(uid).getLast();
        assertThat(told.path("name").asText()).isEqualTo("survival");
        assertThat(told.path("tenantId").asText()).isEqualTo(crew.toString());
        assertThat(told.path("displayName").asText()).isEqualTo("Lobby");
        assertThat(told.at("/managedBy/tool").asText()).isEqualTo("ARGO_CD");
        assertThat(told.at("/resources/memoryMiB").asInt()).isEqualTo(256);
        assertThat(told.at("/state/serverId").asText()).isEqualTo(id.toString());
        assertThat(world.panel.wasTold("orphan", id)).isFalse();
        // and when: somebody stops it in Git
        world.write("PATCH", path("survival"), "{\"spec\":{\"desiredState\":\"STOPPED\",\"displayName\":\"Later\"}}");
        world.awaitState(id, "STOPPED");
        // then
        World.eventually("told that it stopped", () -> stateTold(uid).equals("STOPPED"));
        assertThat(told(uid).getLast().path("displayName").asText()).isEqualTo("Later");
        assertThat(told(uid).getLast().path("generation").asLong()).isEqualTo(2);
        // and when
        world.delete(path("survival"));
        // then
        World.eventually("told that it is gone", () -> wasToldGone(uid));
        World.eventually(
                "published that it is gone",
                () -> world.tap.transitions(id).getLast().deleted());
        assertThat(world.read("/apis/apps/v1/namespaces/" + namespace + "/statefulsets/gs-" + id)
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void shouldFollowConsoleOfExternalServer() {
        // given
        var uid = create("survival", spec(), Map.of());
        world.awaitState(id(uid), "RUNNING");

        // when
        var stream = world.panel.openStream(crew, id(uid));
        World.eventually("history", () -> stream.texts().contains("Done (0.1s)!"));
        stream.command("c-1", "hello");

        // then
        World.eventually("answer", () -> stream.texts().contains("got hello"));
        stream.close();
    }

    @Test
    void shouldTellOfAllWithEachFullListAndOnEachConnection() {
        // given
        var uid = create("survival", spec().put("desiredState", "STOPPED"), Map.of());
        world.awaitState(id(uid), "STOPPED");
        World.eventually("told", () -> stateTold(uid).equals("STOPPED"));

        // when
        world.panel.told.clear();
        world.panel.resync();
        // then
        World.eventually("told again", () -> isInFullList(uid));
        // and when
        world.panel.told.clear();
        world.panel.dropLink();
        // then
        World.eventually("told on the next connection", () -> isInFullList(uid));
        assertThat(stateTold(uid)).isEqualTo("STOPPED");
    }

    @Test
    void shouldNotTakeServerOfThePanelForExternalWhateverItsLabelsSay() {
        // given
        var server = UUID.randomUUID();
        world.panel.want(crew, server, 1, GameSpec.running(World.GAME).stopped());
        world.awaitState(server, "STOPPED");
        var path = "/apis/pteronimbus.io/v1alpha1/namespaces/" + namespace + "/gameservers/gs-" + server;
        var uid = world.read(path).at("/metadata/uid").asText();

        // when
        world.write("PATCH", path, """
                {"metadata":{"labels":{"pteronimbus.io/server":null,"pteronimbus.io/tenant":null,
                "app.kubernetes.io/managed-by":"Helm"},"annotations":{"pteronimbus.io/spec-hash":null}}}""");
        world.panel.forget(server);
        world.panel.told.clear();
        world.panel.resync();

        // then
        World.eventually("orphan", () -> world.panel.wasTold("orphan", server));
        World.eventually("full list", () -> frames("external-servers").findAny().isPresent());
        assertThat(told(uid)).isEmpty();
    }

    @Test
    void shouldKeepToTheNamespaceWhenLabelsOfKubectlClaimAnotherServer() {
        // given: a server of the panel, of another tenant
        var other = UUID.randomUUID();
        var server = UUID.randomUUID();
        world.panel.want(other, server, 1, GameSpec.running(World.GAME));
        world.awaitState(server, "RUNNING");
        var transitions = world.tap.transitions(server).size();

        // when
        var uid = create(
                "survival",
                spec().put("desiredState", "STOPPED"),
                Map.of("pteronimbus.io/server", server.toString(), "pteronimbus.io/tenant", other.toString()));
        world.awaitState(id(uid), "STOPPED");

        // then
        World.eventually("told", () -> stateTold(uid).equals("STOPPED"));
        assertThat(told(uid)).allMatch(told -> told.path("tenantId").asText().equals(crew.toString()));
        assertThat(world.tap.transitions(server)).hasSize(transitions);
        assertThat(world.tap.states(server)).endsWith("RUNNING");
    }

    @Test
    void shouldLeaveServerOutsideOfTenantsNamespacesAlone() {
        // given
        var elsewhere = "team-" + UUID.randomUUID();
        world.create(
                "/api/v1/namespaces",
                "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"" + elsewhere + "\"}}");

        // when
        var uid = create(elsewhere, "survival", spec(), Map.of());

        // then
        World.eventually("said so", () -> warnings(elsewhere).contains("NotOfATenant"));
        assertThat(world.read("/apis/apps/v1/namespaces/" + elsewhere + "/statefulsets")
                        .path("items"))
                .isEmpty();
        world.panel.resync();
        World.eventually("full list", () -> frames("external-servers").findAny().isPresent());
        assertThat(told(uid)).isEmpty();
    }

    @Test
    void shouldHoldExternalServersToTheQuotaOfTheTenant() {
        // given: room for one
        world.panel.limit(crew, 1, 1, 500, 256, 512);
        var first = create("first", spec(), Map.of());
        world.awaitState(id(first), "RUNNING");
        World.eventually(
                "limited",
                () -> !world.read("/api/v1/namespaces/" + namespace + "/resourcequotas/pteronimbus")
                        .isMissingNode());

        // when
        var second = create("second", spec(), Map.of());

        // then: the panel hears of it, and kubectl says why
        World.eventually("said why", () -> warnings(namespace).contains("Refused"));
        World.eventually("told", () -> !told(second).isEmpty());
        assertThat(world.pod(crew, id(second)).isMissingNode()).isTrue();
        // and when
        world.delete(path("second"));
        // then
        World.eventually("gone", () -> wasToldGone(second));
    }

    private static ObjectNode spec() {
        return GameSpec.running(World.GAME).json();
    }

    private String create(String name, ObjectNode spec, Map<String, String> labels) {
        return create(namespace, name, spec, labels);
    }

    /** As kubectl does, and answers the uid. */
    private String create(String namespace, String name, ObjectNode spec, Map<String, String> labels) {
        var server = JSON.createObjectNode()
                .put("apiVersion", "pteronimbus.io/v1alpha1")
                .put("kind", "GameServer");
        var meta = server.putObject("metadata").put("name", name);
        meta.set("labels", JSON.valueToTree(labels));
        server.set("spec", spec);
        var servers = "/apis/pteronimbus.io/v1alpha1/namespaces/" + namespace + "/gameservers";
        world.create(servers, server.toString());
        return world.read(servers + "/" + name).at("/metadata/uid").asText();
    }

    private String path(String name) {
        return "/apis/pteronimbus.io/v1alpha1/namespaces/" + namespace + "/gameservers/" + name;
    }

    private UUID id(String uid) {
        return ExternalServerIds.of(world.name(), uid);
    }

    private Stream<JsonNode> frames(String type) {
        return world.panel.told.stream()
                .filter(frame -> frame.path("type").asText().equals(type));
    }

    /** All that was said of a server, in its order. */
    private List<JsonNode> told(String uid) {
        return world.panel.told.stream()
                .flatMap(frame -> Stream.concat(
                        StreamSupport.stream(frame.path("servers").spliterator(), false),
                        Stream.of(frame.path("server"))))
                .filter(server -> server.path("resourceUid").asText().equals(uid))
                .toList();
    }

    private String stateTold(String uid) {
        var all = told(uid);
        return all.isEmpty() ? "" : all.getLast().at("/state/state").asText();
    }

    private boolean isInFullList(String uid) {
        return frames("external-servers")
                .flatMap(frame -> StreamSupport.stream(frame.path("servers").spliterator(), false))
                .anyMatch(server -> server.path("resourceUid").asText().equals(uid));
    }

    private boolean wasToldGone(String uid) {
        return frames("external-gone")
                .anyMatch(frame -> frame.path("resourceUid").asText().equals(uid));
    }

    private List<String> warnings(String namespace) {
        return StreamSupport.stream(
                        world.read("/api/v1/namespaces/" + namespace + "/events")
                                .path("items")
                                .spliterator(),
                        false)
                .map(event -> event.path("reason").asText())
                .toList();
    }
}
