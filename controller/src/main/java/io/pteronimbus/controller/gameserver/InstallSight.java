package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.pteronimbus.controller.gameserver.ObservedInstall.Phase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what became of an installation out of its Job and the Job's pod. */
final class InstallSight {
    private static final String DEADLINE = "DeadlineExceeded";
    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    private InstallSight() {}

    /** @param pods all that belong to installations of the server */
    static ObservedInstall of(Job job, List<Pod> pods) {
        var pod = pods.stream()
                .filter(candidate -> isOf(job, candidate))
                .findFirst()
                .orElse(null);
        if (condition(job, "Complete").isPresent()) {
            return seen(job, isUnderWay(pod), Phase.SUCCEEDED, null, null, pod);
        }
        var failure = condition(job, "Failed").orElse(null);
        if (failure != null) {
            // the two are watched apart; what the pod has to say is worth waiting for
            return isUnderWay(pod) && !DEADLINE.equals(failure.getReason())
                    ? seen(job, true, Phase.RUNNING, null, null, pod)
                    : failed(job, failure, pod);
        }
        return cannotStart(pod)
                .map(why -> seen(job, true, Phase.FAILED, why, null, pod))
                .orElseGet(() -> seen(job, true, Phase.RUNNING, null, null, pod));
    }

    private static ObservedInstall failed(Job job, JobCondition failure, @Nullable Pod pod) {
        var culprit = containers(pod)
                .filter(container ->
                        exitCode(container).filter(code -> code != 0).isPresent())
                .findFirst()
                .orElse(null);
        if (DEADLINE.equals(failure.getReason())) {
            var seconds = job.getSpec().getActiveDeadlineSeconds();
            return seen(
                    job,
                    isUnderWay(pod),
                    Phase.FAILED,
                    "The installation took longer than " + seconds + " s.",
                    null,
                    pod);
        }
        return culprit == null
                ? seen(job, false, Phase.FAILED, "The installation failed: " + failure.getMessage(), null, pod)
                : seen(
                        job,
                        false,
                        Phase.FAILED,
                        Sentences.ofInstallEnd(culprit.getName(), code(culprit)),
                        culprit,
                        pod);
    }

    private static ObservedInstall seen(
            Job job,
            boolean alive,
            Phase phase,
            @Nullable String message,
            @Nullable ContainerStatus culprit,
            @Nullable Pod pod) {
        return new ObservedInstall(
                InstallJob.nonce(job),
                InstallJob.killNonce(job),
                job.isMarkedForDeletion(),
                alive,
                phase,
                message,
                culprit == null ? null : code(culprit),
                pod == null ? null : pod.getMetadata().getName(),
                culprit == null ? InstallJob.SCRIPT_CONTAINER : culprit.getName(),
                pod == null || pod.getStatus() == null ? PodPlace.UNKNOWN : PodChild.place(pod.getStatus()),
                pod == null ? null : output(pod));
    }

    private static @Nullable OutputSource output(Pod pod) {
        return containers(pod)
                .filter(container -> container.getName().equals(InstallJob.SCRIPT_CONTAINER))
                .filter(container -> container.getContainerID() != null && container.getState() != null)
                .filter(container -> container.getState().getWaiting() == null)
                .map(container -> new OutputSource(
                        pod.getMetadata().getName(),
                        container.getName(),
                        container.getContainerID(),
                        container.getState().getTerminated() != null))
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> cannotStart(@Nullable Pod pod) {
        return containers(pod)
                .flatMap(container -> state(container, state -> state.getWaiting()).stream())
                .filter(waiting -> waiting.getReason() != null && Reasons.saysCannotStart(waiting.getReason()))
                .map(InstallSight::why)
                .findFirst();
    }

    private static String why(ContainerStateWaiting waiting) {
        return Sentences.ofCannotStart(Reasons.ofCannotStart(waiting.getReason()), waiting.getMessage());
    }

    private static Stream<ContainerStatus> containers(@Nullable Pod pod) {
        return pod == null || pod.getStatus() == null
                ? Stream.of()
                : Stream.concat(
                        pod.getStatus().getInitContainerStatuses().stream(),
                        pod.getStatus().getContainerStatuses().stream());
    }

    private static Optional<Integer> exitCode(ContainerStatus container) {
        return state(container, state -> state.getTerminated()).map(ContainerStateTerminated::getExitCode);
    }

    private static int code(ContainerStatus container) {
        return exitCode(container).orElse(-1);
    }

    private static <T> Optional<T> state(
            ContainerStatus container, Function<io.fabric8.kubernetes.api.model.ContainerState, @Nullable T> part) {
        return Optional.ofNullable(container.getState()).map(part);
    }

    private static boolean isUnderWay(@Nullable Pod pod) {
        return pod != null
                && (pod.getStatus() == null
                        || !ENDED.contains(String.valueOf(pod.getStatus().getPhase())));
    }

    private static boolean isOf(Job job, Pod pod) {
        return pod.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getUid().equals(job.getMetadata().getUid()));
    }

    private static Optional<JobCondition> condition(Job job, String type) {
        return job.getStatus() == null
                ? Optional.empty()
                : job.getStatus().getConditions().stream()
                        .filter(condition -> condition.getType().equals(type) && "True".equals(condition.getStatus()))
                        .findFirst();
    }
}
