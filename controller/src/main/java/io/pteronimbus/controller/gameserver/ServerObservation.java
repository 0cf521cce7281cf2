package io.pteronimbus.controller.gameserver;

import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.crd.GameServerSpec.DesiredState;
import io.pteronimbus.crd.GameServerStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the state of a server depends on, at one moment.
 *
 * @param deleting the resource is being deleted
 * @param nothingLeft none of its children exist any more
 * @param install the installation that goes on, or has ended and is not forgotten yet
 * @param doneContainer id of the newest container that was seen to be done starting
 * @param volumeRefusal why the volume may not grow; null if it is as wanted
 * @param portRefusal why it has no port that players reach it at; null if it has one, or needs none
 * @param volumePhase the cluster's word for how it stands with the volume
 * @param refusal what the cluster says against the server, or against a pod of it
 * @param metaGeneration {@code metadata.generation} of the resource looked at
 * @param lastLines what the container said last that has ended, if somebody asked
 */
record ServerObservation(
        GameServerSpec spec,
        long metaGeneration,
        boolean deleting,
        boolean nothingLeft,
        @Nullable ObservedPod pod,
        @Nullable ObservedInstall install,
        @Nullable String doneContainer,
        GameServerStatus.@Nullable Address address,
        @Nullable String volumeRefusal,
        @Nullable String portRefusal,
        @Nullable String volumePhase,
        @Nullable ClusterRefusal refusal,
        List<String> lastLines,
        Instant now) {

    boolean wantsRunning() {
        return !deleting && !spec.suspended() && spec.desiredState() == DesiredState.RUNNING;
    }

    /** The pod was started under the present intent and nobody has asked it to go. */
    boolean podIsCurrent() {
        return pod != null && !pod.deleting() && pod.place().eviction() == null && !restartIsDue() && !killIsDue();
    }

    boolean restartIsDue() {
        return pod != null && pod.restartNonce() < spec.restartNonce();
    }

    boolean killIsDue() {
        return pod != null && pod.killNonce() < spec.killNonce();
    }

    ServerObservation with(Children.Ensured ensured) {
        return new ServerObservation(
                spec,
                metaGeneration,
                deleting,
                nothingLeft,
                pod,
                install,
                doneContainer,
                ensured.address(),
                ensured.volumeRefusal(),
                ensured.portRefusal(),
                volumePhase,
                ensured.refusal() == null ? refusal : ensured.refusal(),
                lastLines,
                now);
    }

    ServerObservation withLastLines(List<String> lines) {
        return new ServerObservation(
                spec,
                metaGeneration,
                deleting,
                nothingLeft,
                pod,
                install,
                doneContainer,
                address,
                volumeRefusal,
                portRefusal,
                volumePhase,
                refusal,
                lines,
                now);
    }
}
