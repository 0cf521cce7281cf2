package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerSpec;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs the game: one pod or none. A changed template waits for the next start ({@code OnDelete}): neither a new
 * version of the controller nor a change of the server restarts a running game, only somebody who asks for it does.
 */
@Singleton
final class StatefulSetChild extends Child<StatefulSet> {
    static final String CONTAINER = "game";
    private static final String DATA = "data";
    private static final long USER = 1000L;

    StatefulSetChild(KubernetesClient client) {
        super(StatefulSet.class, client);
    }

    @Override
    String name(ServerRef ref) {
        return ref.name();
    }

    @Override
    boolean drifted(StatefulSet actual, StatefulSet desired) {
        return !desired.getSpec().getReplicas().equals(actual.getSpec().getReplicas());
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

    private static PodTemplateSpec template(GameServerSpec spec, ServerRef ref) {
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
                .withContainers(container(spec))
                .addNewVolume()
                .withName(DATA)
                .withNewPersistentVolumeClaim()
                .withClaimName(VolumeChild.nameOf(ref))
                .endPersistentVolumeClaim()
                .endVolume()
                .endSpec()
                .build();
    }

    private static Container container(GameServerSpec spec) {
        return new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(spec.image())
                .withCommand(spec.command())
                .withArgs(spec.args())
                .withEnv(environment(spec))
                .withPorts(ports(spec))
                .withStdin(true)
                .withStdinOnce(false)
                .withTty(false)
                .withResources(resources(spec))
                .withLifecycle(StopHook.of(spec.stop()))
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .addNewVolumeMount()
                .withName(DATA)
                .withMountPath(spec.dataPath())
                .endVolumeMount()
                .build();
    }

    private static PodSecurityContext podSecurity() {
        return new PodSecurityContextBuilder()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withRunAsGroup(USER)
                .withFsGroup(USER)
                .withFsGroupChangePolicy("OnRootMismatch")
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .build();
    }

    private static List<EnvVar> environment(GameServerSpec spec) {
        return new TreeMap<>(spec.env())
                .entrySet().stream()
                        .map(variable -> new EnvVarBuilder()
                                .withName(variable.getKey())
                                .withValue(variable.getValue())
                                .build())
                        .toList();
    }

    private static List<ContainerPort> ports(GameServerSpec spec) {
        return spec.ports().stream()
                .map(port -> new ContainerPortBuilder()
                        .withName(port.name())
                        .withContainerPort(port.containerPort())
                        .withProtocol(port.protocol().name())
                        .build())
                .toList();
    }

    private static ResourceRequirements resources(GameServerSpec spec) {
        var most = Map.of(
                "cpu", new Quantity(spec.resources().cpuMillis() + "m"),
                "memory", new Quantity(spec.resources().memoryMiB() + "Mi"));
        return new ResourceRequirementsBuilder()
                .withLimits(most)
                .withRequests(most)
                .build();
    }
}
