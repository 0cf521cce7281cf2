package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerState;
import io.pteronimbus.crd.GameTemplate;
import io.pteronimbus.test.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the operator needs of a cluster, tried in the one that a kubeconfig names: on any real one as on local-cluster. Where the cluster knows roles,
 * the controller runs as the service account of {@code deploy/rbac}, and may do no more than that.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClusterSuite {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String IMAGE = System.getProperty("pteronimbus.suite.image", "busybox:1.37");
    private static final String CONTROLLER = "pteronimbus-controller";
    private static final String SCRIPT = """
            echo Starting; echo made > /data/world; echo "Done (0.1s)!"
            while read -r l; do
              case "$l" in
                stop) echo saved > /data/saved; exit 0;;
                *) echo "got $l";;
              esac
            done
            sleep 1000
            """;

    private final Vertx vertx = Vertx.vertx();
    private final String own =
            "pteronimbus-suite-" + UUID.randomUUID().toString().substring(0, 8);
    private final PanelKeys keys = new PanelKeys(own);
    private final FakePanel panel = new FakePanel(vertx, keys);
    private final UUID tenant = UUID.randomUUID();
    private final String namespace = "ptn-" + tenant;
    private TransitionTap tap;
    private Config config;
    private KubernetesClient admin;
    private @Nullable String token;
    private ControllerProcess controller;

    /** Text of a kubeconfig whose user may do everything. */
    abstract String kubeconfig() throws IOException;

    /** So long each step may take: a real cluster pulls images, and makes volumes. */
    Duration patience() {
        return Duration.ofMinutes(2);
    }

    @BeforeAll
    void begin() throws IOException {
        config = Config.fromKubeconfig(kubeconfig());
        admin = new KubernetesClientBuilder().withConfig(config).build();
        assertThat(strangers())
                .as("a controller looks after all servers of a cluster: this one has some, or a controller, already")
                .isEmpty();
        tap = new TransitionTap(Infrastructure.get().kafka());
        admin.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(own)
                        .endMetadata()
                        .build())
                .create();
        token = knowsRoles() ? account() : null;
        controller = ControllerProcess.start(environment()).awaitReady();
        eventually(
                "controller says hello",
                () -> panel.told.stream()
                        .anyMatch(frame -> frame.path("type").asText().equals("hello")));
    }

    /** What this suite's controller would take for its own, and who would take its servers. */
    private List<String> strangers() {
        var isDefined = admin.apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName("gameservers.pteronimbus.io")
                        .get()
                != null;
        var servers = isDefined
                ? admin.resources(GameServer.class).inAnyNamespace().list().getItems().stream()
                        .map(server -> "GameServer " + server.getMetadata().getNamespace() + "/"
                                + server.getMetadata().getName())
                : Stream.<String>of();
        var controllers =
                admin.leases().inAnyNamespace().withField("metadata.name", CONTROLLER).list().getItems().stream()
                        .filter(lease -> lease.getSpec() != null
                                && lease.getSpec().getHolderIdentity() != null
                                && lease.getSpec().getRenewTime() != null
                                && lease.getSpec()
                                        .getRenewTime()
                                        .isAfter(ZonedDateTime.now(ZoneOffset.UTC)
                                                .minusMinutes(1)))
                        .map(lease -> "Lease of " + lease.getSpec().getHolderIdentity());
        return Stream.concat(servers, controllers).toList();
    }

    /** A step that failed leaves servers, whose resources wait for a controller. */
    private void deleteServers() {
        var servers = admin.resources(GameServer.class).inNamespace(namespace);
        if (admin.namespaces().withName(namespace).get() == null
                || servers.list().getItems().isEmpty()) {
            return;
        }
        servers.delete();
        try {
            Awaitility.await("servers are gone")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> servers.list().getItems().isEmpty());
        } catch (ConditionTimeoutException e) {
            servers.list()
                    .getItems()
                    .forEach(server -> admin.resource(server)
                            .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}"));
        }
    }

    @AfterAll
    void end() throws Exception {
        if (controller != null) {
            deleteServers();
            controller.close();
        }
        admin.namespaces().withName(namespace).delete();
        if (token != null) {
            for (var role : List.of(CONTROLLER, CONTROLLER + "-sweep")) {
                admin.rbac().clusterRoleBindings().withName(role + "-" + own).delete();
            }
        }
        admin.namespaces().withName(own).delete();
        admin.close();
        if (tap != null) {
            tap.close();
        }
        panel.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private boolean knowsRoles() {
        return admin.getApiGroups().getGroups().stream()
                .anyMatch(group -> group.getName().equals("rbac.authorization.k8s.io"));
    }

    /** The committed roles, with the namespace of this run; cluster-wide bindings of their own, so that runs do not meet. */
    private String account() throws IOException {
        for (var file : List.of("controller.yaml", "sweep.yaml")) {
            var yaml = Files.readString(Path.of("../deploy/rbac", file))
                    .replace("namespace: \"pteronimbus\"", "namespace: \"" + own + "\"");
            for (HasMetadata object : admin.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                    .items()) {
                if (object.getKind().equals("ClusterRoleBinding")) {
                    object.getMetadata().setName(object.getMetadata().getName() + "-" + own);
                }
                admin.resource(object).fieldManager("suite").forceConflicts().serverSideApply();
            }
        }
        return admin.serviceAccounts()
                .inNamespace(own)
                .withName(CONTROLLER)
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(3_600L)
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
    }

    private Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("KUBECONFIG", "/dev/null");
        environment.put("QUARKUS_KUBERNETES_CLIENT_API_SERVER_URL", config.getMasterUrl());
        if (token != null) {
            environment.put("QUARKUS_KUBERNETES_CLIENT_TOKEN", token);
        }
        if (config.getCaCertData() != null) {
            environment.put("QUARKUS_KUBERNETES_CLIENT_CA_CERT_DATA", config.getCaCertData());
        }
        if (config.getCaCertFile() != null) {
            environment.put("QUARKUS_KUBERNETES_CLIENT_CA_CERT_FILE", config.getCaCertFile());
        }
        environment.put("QUARKUS_KUBERNETES_CLIENT_TRUST_CERTS", Boolean.toString(config.isTrustCerts()));
        environment.put("PTERONIMBUS_LEADER_ELECTION_ENABLED", "true");
        environment.put("PTERONIMBUS_LEADER_ELECTION_NAMESPACE", own);
        environment.put("POD_NAMESPACE", own);
        environment.put("PTERONIMBUS_CONTROLLER_EMPTY_NAMESPACE_AFTER", "1s");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", Infrastructure.get().kafka());
        environment.put("PTERONIMBUS_LINK_URL", "ws://127.0.0.1:" + panel.port() + "/api/v1/link");
        environment.put("PTERONIMBUS_LINK_CREDENTIAL", FakePanel.CREDENTIAL);
        environment.put("PTERONIMBUS_CLUSTER_NAME", own);
        environment.put("PTERONIMBUS_SERVICE_TRUSTED", keys.trusted());
        environment.put("PTERONIMBUS_SERVICE_PRIVATE_KEY", "unused");
        return environment;
    }

    @Test
    void shouldRunServerFromFirstWishToTheEndOfItsNamespace() {
        // given
        var server = UUID.randomUUID();
        panel.limit(tenant, 1, 4, 3_000, 2_048, 10_240);

        // when: server-side apply, status, logs
        panel.want(tenant, server, 1, game(GameSpec.running(IMAGE)));
        awaitState(server, "RUNNING");

        // then
        var resource = resource(server);
        assertThat(resource.getStatus().state()).isEqualTo(GameServerState.RUNNING);
        assertThat(resource.getStatus().address()).isNotNull();
        assertThat(resource.getMetadata().getManagedFields())
                .extracting(ManagedFieldsEntry::getManager)
                .contains("pteronimbus-link");
        // and when: a command goes by attach, its answer comes by the log
        var stream = panel.openStream(tenant, server);
        eventually("history", () -> stream.texts().contains("Starting"));
        stream.command("c", "hello");
        eventually("answer", () -> stream.texts().contains("got hello"));
        // then what runs in the pod is what was wanted, and it is nobody special
        assertThat(exec(server, "cat", "/data/world")).isEqualTo("made\n");
        // and when: the definition's rules hold
        assertThatThrownBy(() -> patch(server, "{\"spec\":{\"generation\":0}}"))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(422));
        // and when: a stop saves
        panel.want(tenant, server, 2, game(GameSpec.running(IMAGE).stopped()));
        awaitState(server, "STOPPED");
        panel.want(tenant, server, 3, game(GameSpec.running(IMAGE)));
        awaitState(server, "RUNNING");
        // a cluster may say in between what keeps a server from starting
        assertThat(changes(tap.states(server)))
                .containsExactly("STARTING", "RUNNING", "STOPPING", "STOPPED", "STARTING", "RUNNING");
        assertThat(exec(server, "cat", "/data/saved")).isEqualTo("saved\n");
        // and when
        panel.wantDeleted(tenant, server, 4, GameSpec.running(IMAGE), "server:delete");
        eventually("deleted", () -> panel.wasTold("deleted", server));
        // then
        eventually(
                "namespace is gone",
                () -> admin.namespaces().withName(namespace).get() == null);
    }

    @Test
    void shouldKeepTheTemplatesOfThePanelAndTellOfThoseOfOthers() throws IOException {
        // given: all that come with the product
        var files = new ArrayList<Path>();
        try (var listed = Files.list(Path.of("../gameserver-service/src/main/resources/templates"))) {
            listed.forEach(files::add);
        }
        var ids = new HashMap<String, UUID>();

        // when
        for (var file : files) {
            var document = (ObjectNode) JSON.readTree(file.toFile());
            var slug = document.path("slug").asText();
            var spec = (ObjectNode) document.path("spec");
            ids.put(
                    slug,
                    panel.templates.have(
                            null,
                            slug,
                            UUID.randomUUID(),
                            1,
                            document.path("name").asText(),
                            spec));
        }

        // then: the cluster takes each, and none is another to it than it was
        eventually("written", () -> templates().size() == files.size());
        eventually("settled", () -> {
            panel.templates.wanted.clear();
            panel.told.clear();
            panel.resync();
            eventually("told", () -> wasTold("external-templates"));
            return panel.templates.wanted.isEmpty();
        });
        // and when: somebody has a hand in it
        var paper = admin.resources(GameTemplate.class).inNamespace(own).withName("minecraft-paper");
        paper.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"dataPath\":\"/elsewhere\"}}");
        // then
        eventually("put right", () -> {
            panel.resync();
            return paper.get().getSpec().dataPath().equals("/data");
        });
        paper.delete();
        eventually("made anew", () -> paper.get() != null);
        // and when
        ids.forEach((slug, id) -> panel.templates.delete(null, slug, id, 1));
        // then
        eventually("deleted", () -> templates().isEmpty());
        // and when: the definition's rules hold
        var empty = new GameTemplate();
        empty.setMetadata(
                new ObjectMetaBuilder().withNamespace(own).withName("empty").build());
        assertThatThrownBy(() -> admin.resource(empty).create())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(422));
    }

    private List<GameTemplate> templates() {
        return admin.resources(GameTemplate.class).inNamespace(own).list().getItems();
    }

    private boolean wasTold(String type) {
        return panel.told.stream().anyMatch(frame -> frame.path("type").asText().equals(type));
    }

    @Test
    void shouldNotBeAllowedMoreThanItsRoleWhereClusterKnowsRoles() {
        if (token == null) {
            return;
        }
        // given
        var restricted = new ConfigBuilder(Config.empty())
                .withMasterUrl(config.getMasterUrl())
                .withCaCertData(config.getCaCertData())
                .withCaCertFile(config.getCaCertFile())
                .withTrustCerts(config.isTrustCerts())
                .withOauthToken(token)
                .build();
        try (var client = new KubernetesClientBuilder().withConfig(restricted).build()) {
            // when // then
            assertThatThrownBy(() -> client.secrets()
                            .inNamespace("kube-system")
                            .withName("x")
                            .get())
                    .isInstanceOfSatisfying(
                            KubernetesClientException.class,
                            e -> assertThat(e.getCode()).isEqualTo(403));
        }
    }

    private static ObjectNode game(GameSpec spec) {
        var json = spec.json();
        json.set("command", JSON.valueToTree(List.of("sh", "-c", SCRIPT)));
        return json;
    }

    private static List<String> changes(List<String> states) {
        return IntStream.range(0, states.size())
                .filter(i -> i == 0 || !states.get(i).equals(states.get(i - 1)))
                .mapToObj(states::get)
                .toList();
    }

    private void eventually(String what, Callable<Boolean> holds) {
        Awaitility.await(what)
                .atMost(patience())
                .pollInterval(Duration.ofMillis(50))
                .until(holds);
    }

    private void awaitState(UUID server, String state) {
        eventually(server + " is " + state, () -> {
            var states = tap.states(server);
            return !states.isEmpty() && states.getLast().equals(state);
        });
    }

    private GameServer resource(UUID server) {
        return admin.resources(GameServer.class)
                .inNamespace(namespace)
                .withName("gs-" + server)
                .get();
    }

    private void patch(UUID server, String body) {
        admin.resources(GameServer.class)
                .inNamespace(namespace)
                .withName("gs-" + server)
                .patch(PatchContext.of(PatchType.JSON_MERGE), body);
    }

    private String exec(UUID server, String... command) {
        var output = new ByteArrayOutputStream();
        try (var running = admin.pods()
                .inNamespace(namespace)
                .withName("gs-" + server + "-0")
                .inContainer("game")
                .writingOutput(output)
                .exec(command)) {
            assertThat(running.exitCode().get(30, TimeUnit.SECONDS)).isZero();
            return output.toString(StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
