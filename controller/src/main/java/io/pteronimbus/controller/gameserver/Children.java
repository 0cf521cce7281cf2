package io.pteronimbus.controller.gameserver;

import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerStatus.Address;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything a server consists of in the cluster. */
@Singleton
class Children {
    private final VolumeChild volume;
    private final ServiceChild service;
    private final StatefulSetChild statefulSet;
    private final PodChild pod;

    Children(VolumeChild volume, ServiceChild service, StatefulSetChild statefulSet, PodChild pod) {
        this.volume = volume;
        this.service = service;
        this.statefulSet = statefulSet;
        this.pod = pod;
    }

    List<EventSource<?, GameServer>> watch(EventSourceContext<GameServer> context) {
        return new ArrayList<>(
                List.of(volume.watch(context), service.watch(context), statefulSet.watch(context), pod.watch(context)));
    }

    @Nullable
    ObservedPod pod(ServerRef ref) {
        return pod.observe(ref).orElse(null);
    }

    /**
     * What the cluster makes of a server.
     *
     * @param address where players connect, once that is known
     * @param volumeRefusal why the volume may not grow; null if it is as wanted
     */
    record Ensured(@Nullable Address address, @Nullable String volumeRefusal) {}

    Ensured ensure(GameServer server, ServerRef ref, PodPlan plan) {
        var volumeRefusal = volume.ensureOrKeep(server, ref);
        var address = service.ensureAddress(server, ref).orElse(null);
        statefulSet.ensure(server, ref, plan.replicas());
        pod.apply(plan.deletion(), ref);
        return new Ensured(address, volumeRefusal);
    }

    /**
     * Stops the game, then deletes what it consisted of, its data last of all.
     *
     * @return whether nothing is left
     */
    boolean tearDown(GameServer server, ServerRef ref) {
        if (pod.present(ref).isPresent()) {
            statefulSet
                    .present(ref)
                    .filter(set -> !set.isMarkedForDeletion())
                    .ifPresent(set -> statefulSet.ensure(server, ref, 0));
            return false;
        }
        statefulSet.delete(ref);
        service.delete(ref);
        volume.delete(ref);
        return statefulSet.present(ref).isEmpty()
                && service.present(ref).isEmpty()
                && volume.present(ref).isEmpty();
    }
}
