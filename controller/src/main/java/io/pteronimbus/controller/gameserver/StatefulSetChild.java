package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.pteronimbus.controller.ControllerConfig;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerSpec;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs the game: one pod or none. A changed template waits for the next start ({@code OnDelete}): neither a new
 * version of the controller nor a change of the server restarts a running game, only somebody who asks for it does.
 */
@Singleton
final class StatefulSetChild extends Child<StatefulSet> {
    static final String CONTAINER = "game";
    private static final String SCRATCH = "tmp";

    private final KubernetesClient client;
    private final HostPorts hostPorts;
    private final String configFilesImage;

    @Inject
    StatefulSetChild(KubernetesClient client, HostPorts hostPorts, ControllerConfig config) {
        this(client, hostPorts, config.configFilesImage());
    }

    StatefulSetChild(KubernetesClient client, HostPorts hostPorts, String configFilesImage) {
        super(StatefulSet.class, client);
        this.client = client;
        this.hostPorts = hostPorts;
        this.configFilesImage = configFilesImage;
    }

    @Override
    String name(ServerRef ref) {
        return ref.name();
    }

    @Override
    boolean drifted(StatefulSet actual, StatefulSet desired) {
        return !desired.getSpec().getReplicas().equals(actual.getSpec().getReplicas());
    }

    /** Lets nothing run, and changes nothing else: what a changed template would say, the cluster may not take. */
    void scaleToNone(ServerRef ref) {
        present(ref)
                .filter(set -> !set.isMarkedForDeletion() && set.getSpec().getReplicas() > 0)
                .ifPresent(set -> remember(
                        ref,
                        client.resource(set)
                                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"replicas\":0}}"),
                        set));
    }

    /** Nothing of the game runs, or will before somebody asks for it. */
    boolean isAtRest(ServerRef ref) {
        return present(ref).map(StatefulSetChild::isAtRest).orElse(true);
    }

    private static boolean isAtRest(StatefulSet set) {
        var status = set.getStatus();
        return set.getSpec().getReplicas() == 0
                && status != null
                && Objects.requireNonNullElse(status.getObservedGeneration(), 0L)
                        >= set.getMetadata().getGeneration()
                && Objects.requireNonNullElse(status.getReplicas(), 0) == 0;
    }

    @Override
    StatefulSet desired(GameServer server, ServerRef ref, int replicas) {
        return new StatefulSetBuilder()
                .withMetadata(Labels.metadata(ref, name(ref)))
                .withNewSpec()
                .withReplicas(replicas)
                .withServiceName(ref.name())
                .withPodManagementPolicy("Parallel")
                .withRevisionHistoryLimit(1)
                .withNewUpdateStrategy()
                .withType("OnDelete")
                .endUpdateStrategy()
                .withNewSelector()
                .withMatchLabels(Map.of(Labels.SERVER, ref.serverId().toString()))
                .endSelector()
                .withTemplate(template(server.getSpec(), ref))
                .endSpec()
                .build();
    }

    private PodTemplateSpec template(GameServerSpec spec, ServerRef ref) {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(Labels.of(ref))
                .withAnnotations(Map.of(
                        Labels.RESTART_NONCE, Long.toString(spec.restartNonce()),
                        Labels.KILL_NONCE, Long.toString(spec.killNonce())))
                .endMetadata()
                .withNewSpec()
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds((long) spec.stop().timeoutSeconds() + StopHook.MARGIN_SECONDS)
                .withSecurityContext(podSecurity())
                .withInitContainers(ConfigFilesContainer.of(spec, configFilesImage))
                .withContainers(container(spec, hostPorts.of(ref)))
                .withVolumes(volumes(spec, ref))
                .endSpec()
                .build();
    }

    private static Container container(GameServerSpec spec, Map<String, Integer> atNode) {
        return new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(spec.image())
                .withCommand(spec.command())
                .withArgs(spec.args())
                .withEnv(GameEnvironment.of(spec))
                .withPorts(ports(spec, atNode))
                .withStdin(true)
                .withStdinOnce(false)
                .withTty(false)
                .withResources(GamePods.resources(spec))
                .withLifecycle(StopHook.of(spec.stop()))
                .withLivenessProbe(liveness(spec))
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(spec.readOnlyRoot() ? true : null)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .withVolumeMounts(mounts(spec))
                .build();
    }

    private static @Nullable Probe liveness(GameServerSpec spec) {
        var liveness = spec.liveness();
        return liveness == null
                ? null
                : new ProbeBuilder()
                        .withNewTcpSocket()
                        .withNewPort(liveness.port())
                        .endTcpSocket()
                        .withInitialDelaySeconds(liveness.firstTry())
                        .withPeriodSeconds(liveness.eachTry())
                        .withFailureThreshold(liveness.mostFailures())
                        .build();
    }

    private static List<Volume> volumes(GameServerSpec spec, ServerRef ref) {
        return spec.readOnlyRoot()
                ? List.of(
                        GamePods.data(ref),
                        new VolumeBuilder()
                                .withName(SCRATCH)
                                .withNewEmptyDir()
                                .endEmptyDir()
                                .build())
                : List.of(GamePods.data(ref));
    }

    /** A game that may write nothing of its image still needs a place for what it forgets at its end. */
    private static List<VolumeMount> mounts(GameServerSpec spec) {
        var data = mount(GamePods.DATA, spec.dataPath());
        return spec.readOnlyRoot() ? List.of(data, mount(SCRATCH, "/tmp")) : List.of(data);
    }

    private static VolumeMount mount(String volume, String path) {
        return new VolumeMountBuilder().withName(volume).withMountPath(path).build();
    }

    private static PodSecurityContext podSecurity() {
        return new PodSecurityContextBuilder()
                .withRunAsNonRoot(true)
                .withRunAsUser(GamePods.USER)
                .withRunAsGroup(GamePods.USER)
                .withFsGroup(GamePods.USER)
                .withFsGroupChangePolicy("OnRootMismatch")
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .build();
    }

    private static List<ContainerPort> ports(GameServerSpec spec, Map<String, Integer> atNode) {
        return spec.ports().stream()
                .map(port -> new ContainerPortBuilder()
                        .withName(port.name())
                        .withContainerPort(port.containerPort())
                        .withHostPort(atNode.get(port.name()))
                        .withProtocol(port.protocol().name())
                        .build())
                .toList();
    }
}
