package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerSpec.Install;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How an installation looks in the cluster. The script runs as root inside its container, with no more than what package managers
 * and archives need, since the scripts of the field expect it; a last container then hands the files to the game's user. The
 * pod carries no label that the game's Service or StatefulSet would select.
 */
final class InstallJob {
    static final String SCRIPT_CONTAINER = "install";
    static final String HAND_OVER = "hand-over";
    static final String WIPE_CONTAINER = "wipe";

    private static final String SCRIPT_FOLDER = "/mnt/install";
    private static final String SCRIPT_FILE = "install.sh";
    private static final String SCRIPT_VOLUME = "script";
    private static final String FILES = "/mnt/server";
    private static final long GRACE_SECONDS = 5;
    private static final int READ_AND_RUN = 0555;
    private static final List<String> CAPABILITIES = List.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID");

    /** Somebody who is not root has made files of their own, and cannot give them away. */
    private static final String GIVE =
            "if [ \"$(id -u)\" = 0 ]; then chown -R " + GamePods.USER + ":" + GamePods.USER + " \"$0\"; fi";

    /**
     * Deletes all there is, unless it did for this installation: the volume outlives the Job, and should the same be run again, what was
     * made since is not to go. Links are deleted, not followed.
     */
    private static final String WIPE = """
            set -eu
            cd "$0"
            if [ "$(cat %1$s 2>/dev/null)" = "$1" ]; then exit 0; fi
            for one in ..?* .[!.]* *; do
              case "$one" in lost+found) continue ;; esac
              rm -rf -- "./$one"
            done
            echo "$1" > %1$s
            """.formatted(".pteronimbus-wiped");

    private InstallJob() {}

    static String nameOf(ServerRef ref, long nonce) {
        return ref.name() + "-install-" + nonce;
    }

    static long nonce(HasMetadata job) {
        return number(job, Labels.INSTALL_NONCE);
    }

    static long killNonce(HasMetadata job) {
        return number(job, Labels.KILL_NONCE);
    }

    private static long number(HasMetadata job, String annotation) {
        var value = job.getMetadata().getAnnotations().get(annotation);
        return value == null ? 0 : Long.parseLong(value);
    }

    /** Empty when the image's own entry point runs. */
    static Optional<ConfigMap> script(GameServer server, ServerRef ref) {
        var install = install(server);
        return install.script().isEmpty()
                ? Optional.empty()
                : Optional.of(new ConfigMapBuilder()
                        .withMetadata(Labels.metadata(ref, nameOf(ref, install.nonce())))
                        .addToData(SCRIPT_FILE, install.script())
                        .build());
    }

    static Job of(GameServer server, ServerRef ref) {
        var install = install(server);
        var metadata = Labels.metadata(ref, nameOf(ref, install.nonce()));
        metadata.setAnnotations(Map.of(
                Labels.INSTALL_NONCE, Long.toString(install.nonce()),
                Labels.KILL_NONCE, Long.toString(server.getSpec().killNonce())));
        return new JobBuilder()
                .withMetadata(metadata)
                .withNewSpec()
                .withBackoffLimit(0)
                .withCompletions(1)
                .withParallelism(1)
                .withActiveDeadlineSeconds((long) install.timeoutSeconds())
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(Labels.ofInstall(ref))
                .endMetadata()
                .withSpec(pod(server, ref, install))
                .endTemplate()
                .endSpec()
                .build();
    }

    private static Install install(GameServer server) {
        return Objects.requireNonNull(server.getSpec().install(), "nothing to install");
    }

    private static PodSpec pod(GameServer server, ServerRef ref, Install install) {
        return new PodSpecBuilder()
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withNewSecurityContext()
                .withRunAsUser(0L)
                .withRunAsGroup(0L)
                .withFsGroup(GamePods.USER)
                .withFsGroupChangePolicy("OnRootMismatch")
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .withInitContainers(steps(server, install))
                .withContainers(handOver(server, install))
                .withVolumes(volumes(ref, install))
                .build();
    }

    private static List<Container> steps(GameServer server, Install install) {
        var script = scriptContainer(server, install);
        return install.wipe() ? List.of(wipe(server, install), script) : List.of(script);
    }

    private static Container wipe(GameServer server, Install install) {
        return container(WIPE_CONTAINER, server, install)
                .withCommand("/bin/sh", "-c", WIPE, FILES, Long.toString(install.nonce()))
                .build();
    }

    private static Container scriptContainer(GameServer server, Install install) {
        var builder = container(SCRIPT_CONTAINER, server, install)
                .withEnv(GameEnvironment.of(server.getSpec()))
                .withWorkingDir(FILES);
        if (!install.script().isEmpty()) {
            builder.withCommand(install.entrypoint(), SCRIPT_FOLDER + "/" + SCRIPT_FILE)
                    .addNewVolumeMount()
                    .withName(SCRIPT_VOLUME)
                    .withMountPath(SCRIPT_FOLDER)
                    .withReadOnly(true)
                    .endVolumeMount();
        }
        return builder.build();
    }

    private static Container handOver(GameServer server, Install install) {
        return container(HAND_OVER, server, install)
                .withCommand("/bin/sh", "-c", GIVE, FILES)
                .build();
    }

    private static ContainerBuilder container(String name, GameServer server, Install install) {
        return new ContainerBuilder()
                .withName(name)
                .withImage(install.image())
                .withResources(GamePods.resources(server.getSpec()))
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .withDrop("ALL")
                .withAdd(CAPABILITIES)
                .endCapabilities()
                .endSecurityContext()
                .addNewVolumeMount()
                .withName(GamePods.DATA)
                .withMountPath(FILES)
                .endVolumeMount();
    }

    private static List<Volume> volumes(ServerRef ref, Install install) {
        var volumes = new ArrayList<>(List.of(GamePods.data(ref)));
        if (!install.script().isEmpty()) {
            volumes.add(new VolumeBuilder()
                    .withName(SCRIPT_VOLUME)
                    .withNewConfigMap()
                    .withName(nameOf(ref, install.nonce()))
                    .withDefaultMode(READ_AND_RUN)
                    .endConfigMap()
                    .build());
        }
        return volumes;
    }
}
