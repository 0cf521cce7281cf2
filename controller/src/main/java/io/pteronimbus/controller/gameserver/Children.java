package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerStatus.Address;
import jakarta.inject.Singleton;
import java.time.Instant;
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
    private final Safeguards safeguards;
    private final InstallChild install;
    private final PortQueue queue;
    private final SecretChild secret;

    Children(
            VolumeChild volume,
            ServiceChild service,
            StatefulSetChild statefulSet,
            PodChild pod,
            Safeguards safeguards,
            InstallChild install,
            PortQueue queue,
            SecretChild secret) {
        this.safeguards = safeguards;
        this.volume = volume;
        this.service = service;
        this.statefulSet = statefulSet;
        this.pod = pod;
        this.install = install;
        this.queue = queue;
        this.secret = secret;
    }

    List<EventSource<?, GameServer>> watch(EventSourceContext<GameServer> context, GameServers servers) {
        var sources = new ArrayList<EventSource<?, GameServer>>(List.of(
                volume.watch(context, servers),
                service.watch(context, servers),
                statefulSet.watch(context, servers),
                pod.watch(context, servers),
                install.watch(context, servers),
                secret.watch(context, servers)));
        sources.addAll(safeguards.watch(context, servers));
        return sources;
    }

    @Nullable
    ObservedPod pod(ServerRef ref) {
        return pod.observe(ref).orElse(null);
    }

    @Nullable
    String volumePhase(ServerRef ref) {
        return volume.phase(ref);
    }

    @Nullable
    ObservedInstall install(GameServer server) {
        return install.observe(server, () -> pod.installing(server));
    }

    /**
     * What the cluster makes of a server.
     *
     * @param address where players connect, once that is known
     * @param volumeRefusal why the volume may not grow; null if it is as wanted
     * @param portRefusal why it has no port that players reach it at; null if it has one, or needs none
     * @param refused what the cluster did not take; null if all is as wanted
     * @param refusal that it did not, if it is to be told
     */
    record Ensured(
            @Nullable Address address,
            @Nullable String volumeRefusal,
            @Nullable String portRefusal,
            @Nullable KubernetesClientException refused,
            @Nullable ClusterRefusal refusal) {
        Ensured(@Nullable Address address, @Nullable String volumeRefusal, @Nullable String portRefusal) {
            this(address, volumeRefusal, portRefusal, null, null);
        }

        Ensured told(Instant now) {
            return refused == null
                    ? this
                    : new Ensured(
                            address,
                            volumeRefusal,
                            portRefusal,
                            refused,
                            new ClusterRefusal(ClusterRefusal.words(refused), now));
        }
    }

    /** What the cluster does not take of a server keeps nobody from stopping it. */
    Ensured ensure(GameServer server, ServerRef ref, PodPlan plan, InstallPlan installation) {
        try {
            return make(server, ref, plan, installation);
        } catch (KubernetesClientException e) {
            if (!ClusterRefusal.isOne(e)) {
                throw e;
            }
            if (plan.replicas() == 0) {
                statefulSet.scaleToNone(ref);
            }
            pod.apply(plan.deletion(), ref);
            return new Ensured(present(server, ref).address(), null, null, e, null);
        }
    }

    /** Before its first installation a server needs no StatefulSet; after that it has one. Without a port it is not started. */
    private Ensured make(GameServer server, ServerRef ref, PodPlan plan, InstallPlan installation) {
        var volumeRefusal = volume.ensureOrKeep(server, ref);
        var reach = service.ensureReach(server, ref);
        safeguards.ensure(server, ref);
        queue.stand(ref, reach.refusal() != null);
        var needsSet = plan.replicas() > 0
                || installation == InstallPlan.NONE
                || statefulSet.present(ref).isPresent();
        var waitsForPort = reach.refusal() != null
                && plan.replicas() > 0
                && pod.present(ref).isEmpty();
        if (needsSet && !waitsForPort) {
            statefulSet.ensure(server, ref, plan.replicas());
        }
        pod.apply(plan.deletion(), ref);
        if (installation != InstallPlan.RUN || statefulSet.isAtRest(ref)) {
            install.apply(installation, server, ref);
        }
        secret.dropUnneeded(
                server,
                ref,
                pod.present(ref).isPresent() || install.present(server).isPresent());
        return new Ensured(reach.address(), volumeRefusal, reach.refusal());
    }

    /** What there is, and nothing is changed of it. */
    Ensured present(GameServer server, ServerRef ref) {
        return new Ensured(service.presentReach(server, ref).address(), null, null);
    }

    /**
     * Stops the game, then deletes what it consisted of, its data last of all, unless that is to stay.
     *
     * @return whether nothing is left
     */
    boolean tearDown(GameServer server, ServerRef ref) {
        if (pod.present(ref).isPresent()) {
            statefulSet.scaleToNone(ref);
            return false;
        }
        if (install.present(server).isPresent()) {
            install.clear(server, ref);
            return false;
        }
        statefulSet.delete(ref);
        service.delete(ref);
        safeguards.delete(ref);
        secret.drop(ref);
        var volumeIsDone = volume.letGo(server, ref);
        return safeguards.areGone(ref)
                && statefulSet.present(ref).isEmpty()
                && service.present(ref).isEmpty()
                && secret.present(ref).isEmpty()
                && volumeIsDone;
    }
}
