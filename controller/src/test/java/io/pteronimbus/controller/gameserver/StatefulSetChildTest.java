package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.pteronimbus.controller.PortRange;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.crd.GameServerSpec.Port;
import io.pteronimbus.crd.GameServerSpec.Protocol;
import io.pteronimbus.crd.GameServerSpec.SecretVariable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class StatefulSetChildTest {
    private static final Port GAME = new Port("game", 25_565, Protocol.TCP);

    private static final ServerRef REF = new ServerRef(UUID.randomUUID(), UUID.randomUUID());
    private final HostPorts ports = new HostPorts(new PortRange(20_000, 20_009), RandomGenerator.getDefault());

    @Test
    void shouldBindPortOfNodeOnlyWhenServerHasOne() {
        // given
        var game = GAME;

        // when
        var before = game(spec(Map.of(), List.of(), false, game)).getPorts();
        ports.hold(REF, List.of(game));
        var after = game(spec(Map.of(), List.of(), false, game)).getPorts();

        // then
        assertThat(before)
                .singleElement()
                .extracting(ContainerPort::getHostPort)
                .isNull();
        assertThat(after)
                .singleElement()
                .extracting(ContainerPort::getHostPort)
                .isEqualTo(ports.of(REF).get("game"));
    }

    /** As the Pod Security Standard {@code restricted} has it. */
    @Test
    void shouldGiveGameNoRightsAtAll() {
        // when
        var pod = set(spec(Map.of(), List.of(), false)).getSpec().getTemplate().getSpec();
        var game = pod.getContainers().getFirst();

        // then
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(game.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(game.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(game.getSecurityContext().getCapabilities().getAdd()).isEmpty();
        assertThat(game.getSecurityContext().getPrivileged()).isNull();
        assertThat(List.of(pod.getAutomountServiceAccountToken(), pod.getEnableServiceLinks()))
                .containsOnly(false);
        assertThat(Arrays.asList(pod.getHostNetwork(), pod.getHostPID(), pod.getHostIPC()))
                .containsOnlyNulls();
        assertThat(pod.getVolumes())
                .allSatisfy(volume -> assertThat(volume.getHostPath()).isNull());
    }

    @Test
    void shouldLetGameUseNoMoreThanItWasGiven() {
        // when
        var resources = game(spec(Map.of(), List.of(), false)).getResources();

        // then
        assertThat(resources.getLimits()).isEqualTo(resources.getRequests()).containsKeys("cpu", "memory");
    }

    @Test
    void shouldTryConnectionsOfGameThatIsToBeLively() throws Exception {
        // given
        var spec = (ObjectNode) new JsonMapper().valueToTree(spec(Map.of(), List.of(), false, GAME));
        spec.putObject("liveness").put("port", "game").put("periodSeconds", 7);

        // when
        var probe =
                game(new JsonMapper().treeToValue(spec, GameServerSpec.class)).getLivenessProbe();

        // then
        assertThat(probe.getTcpSocket().getPort().getStrVal()).isEqualTo("game");
        assertThat(List.of(probe.getInitialDelaySeconds(), probe.getPeriodSeconds(), probe.getFailureThreshold()))
                .containsExactly(300, 7, 4);
        assertThat(game(spec(Map.of(), List.of(), false, GAME)).getLivenessProbe())
                .isNull();
    }

    @Test
    void shouldNameSecretsInsteadOfReadingThem() {
        // when
        var game = game(spec(
                Map.of("B", "2", "A", "1", "TOKEN", "plain"),
                List.of(new SecretVariable("TOKEN", "gs-secrets", "token")),
                false));

        // then
        assertThat(game.getEnv()).extracting(EnvVar::getName).containsExactly("A", "B", "TOKEN");
        assertThat(game.getEnv().getLast().getValue()).isNull();
        assertThat(game.getEnv().getLast().getValueFrom().getSecretKeyRef())
                .satisfies(reference -> assertThat(List.of(reference.getName(), reference.getKey()))
                        .containsExactly("gs-secrets", "token"));
    }

    @Test
    void shouldLetGameWriteOnlyItsVolumeAndScratchWhenRootIsReadOnly() {
        // when
        var set = set(spec(Map.of(), List.of(), true));
        var game = set.getSpec().getTemplate().getSpec().getContainers().getFirst();

        // then
        assertThat(game.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(game.getVolumeMounts()).extracting(VolumeMount::getMountPath).containsExactly("/data", "/tmp");
        assertThat(set.getSpec().getTemplate().getSpec().getVolumes())
                .anySatisfy(volume -> assertThat(volume.getEmptyDir()).isNotNull());
    }

    /** What was not asked for is not in the template: else every game would wait for a restart it does not need. */
    @Test
    void shouldSayNothingOfRootWhenItMayBeWritten() {
        // when
        var game = game(spec(Map.of(), List.of(), false));

        // then
        assertThat(game.getSecurityContext().getReadOnlyRootFilesystem()).isNull();
        assertThat(game.getVolumeMounts()).hasSize(1);
    }

    private Container game(GameServerSpec spec) {
        return set(spec).getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    private StatefulSet set(GameServerSpec spec) {
        var server = new GameServer();
        server.setSpec(spec);
        try (var client = new KubernetesClientBuilder().build()) {
            return new StatefulSetChild(client, ports, "config-files:1").desired(server, REF, 1);
        }
    }

    /** The cluster would put a secret in the place of {@code $(TOKEN)}, and {@code $} in that of {@code $$}. */
    @Test
    void shouldPutNothingInThePlaceOfReferencesWhenPeopleWriteSome() {
        // given
        var secret = new SecretVariable("TOKEN", "secrets", "token");
        var file = new GameServerSpec.ConfigFile(
                "a",
                GameServerSpec.ConfigParser.FILE,
                List.of(new GameServerSpec.ConfigEdit("a", "$(TOKEN)", false, null)));

        // when
        var pod = set(spec(Map.of("MOTD", "$(TOKEN) costs $$5"), List.of(secret), false, List.of(file)))
                .getSpec()
                .getTemplate()
                .getSpec();

        // then
        assertThat(pod.getContainers().getFirst().getEnv().getFirst().getValue())
                .isEqualTo("$$(TOKEN) costs $$$$5");
        assertThat(pod.getInitContainers().getFirst().getEnv().getLast().getValue())
                .contains("$$(TOKEN)")
                .doesNotContain("\"$(TOKEN)");
    }

    @Test
    void shouldChangeFilesBeforeTheGameWhenItHasSome() throws IOException {
        // given
        var files = List.of(new GameServerSpec.ConfigFile(
                "a.properties",
                GameServerSpec.ConfigParser.PROPERTIES,
                List.of(
                        new GameServerSpec.ConfigEdit("port", "{{server.build.default.port}}", false, null),
                        new GameServerSpec.ConfigEdit("fast", "true", true, "false"))));
        var secret = new SecretVariable("TOKEN", "secrets", "token");

        // when
        var pod = set(spec(Map.of("SERVER_PORT", "25565"), List.of(secret), false, files))
                .getSpec()
                .getTemplate()
                .getSpec();

        // then
        var before = pod.getInitContainers().getFirst();
        assertThat(before.getImage()).isEqualTo("config-files:1");
        assertThat(before.getArgs()).containsExactly("/data");
        assertThat(before.getVolumeMounts())
                .extracting(VolumeMount::getMountPath)
                .containsExactly("/data");
        assertThat(before.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(before.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(before.getEnv())
                .extracting(EnvVar::getName)
                .containsExactly("SERVER_PORT", "TOKEN", "PTERONIMBUS_CONFIG_FILES");
        var input = new JsonMapper().readTree(before.getEnv().getLast().getValue());
        assertThat(input).isEqualTo(new JsonMapper().readTree("""
                [{"path": "a.properties", "parser": "PROPERTIES", "edits": [
                   {"match": "port", "value": "{{server.build.default.port}}"},
                   {"match": "fast", "value": "true", "literal": true, "ifValue": "false"}]}]
                """));
        assertThat(set(spec(Map.of(), List.of(), false))
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getInitContainers())
                .isEmpty();
    }

    private static GameServerSpec spec(
            Map<String, String> env, List<SecretVariable> secrets, boolean readOnly, Port... ports) {
        return spec(env, secrets, readOnly, List.of(), ports);
    }

    private static GameServerSpec spec(
            Map<String, String> env,
            List<SecretVariable> secrets,
            boolean readOnly,
            List<GameServerSpec.ConfigFile> files,
            Port... ports) {
        return new GameServerSpec(
                "Lobby",
                1,
                GameServerSpec.DesiredState.RUNNING,
                0,
                0,
                new GameServerSpec.TemplateRef("demo", "1"),
                "demo:1",
                List.of(),
                List.of(),
                env,
                secrets,
                new GameServerSpec.Done("Done", false),
                new GameServerSpec.Stop("stop", null, 30),
                List.of(ports),
                "/data",
                new GameServerSpec.Resources(500, 512, 1024),
                false,
                GameServerSpec.OnExit.RESTART,
                null,
                null,
                null,
                0,
                null,
                readOnly,
                GameServerSpec.Eviction.ALLOWED,
                files,
                null);
    }
}
