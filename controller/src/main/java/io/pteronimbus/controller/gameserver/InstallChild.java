package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.pteronimbus.crd.GameServer;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes a server's files by a Job for each installation. The script lies in a ConfigMap of the Job's name, which nobody watches
 * (scripts are long): it is applied just before the Job is, and deleted just before the Job is.
 */
@Singleton
final class InstallChild {
    private static final Logger LOG = Logger.getLogger(InstallChild.class);

    private final KubernetesClient client;
    /** Uid of the Job that was deleted last, by server: its end is seen some looks later. */
    private final Map<ServerRef, String> deleted = new ConcurrentHashMap<>();

    private @Nullable InformerEventSource<Job, GameServer> source;

    InstallChild(KubernetesClient client) {
        this.client = client;
    }

    InformerEventSource<Job, GameServer> watch(EventSourceContext<GameServer> context, GameServers servers) {
        var made = new ChildSource<>(Child.informer(Job.class, context, servers).build(), context);
        source = made;
        return made;
    }

    /** The Job there is; the oldest, should there be several. */
    Optional<Job> present(GameServer server) {
        if (source == null) {
            throw new IllegalStateException("Jobs are not watched yet");
        }
        return source.getSecondaryResources(server).stream().min(Comparator.comparingLong(InstallJob::nonce));
    }

    @Nullable
    ObservedInstall observe(GameServer server, Supplier<List<Pod>> pods) {
        return present(server).map(job -> InstallSight.of(job, pods.get())).orElse(null);
    }

    void apply(InstallPlan plan, GameServer server, ServerRef ref) {
        switch (plan) {
            case RUN -> run(server, ref);
            case CLEAR -> clear(server, ref);
            case WAIT, NONE -> {}
        }
    }

    private void run(GameServer server, ServerRef ref) {
        var job = InstallJob.of(server, ref);
        InstallJob.script(server, ref).ifPresent(script -> {
            Child.own(server, script);
            client.resource(script)
                    .fieldManager(Child.FIELD_MANAGER)
                    .forceConflicts()
                    .serverSideApply();
        });
        Child.own(server, job);
        var applied = client.resource(job)
                .fieldManager(Child.FIELD_MANAGER)
                .forceConflicts()
                .serverSideApply();
        var id = new ResourceID(applied.getMetadata().getName(), ref.namespace());
        if (source != null) {
            source.handleRecentResourceCreate(id, applied);
        }
        LOG.infof("Installing: server=%s job=%s", ref.serverId(), id.getName());
    }

    /** Stays until its pod is gone: only then may another write to the volume. */
    void clear(GameServer server, ServerRef ref) {
        present(server).filter(job -> !isDeleted(job, ref)).ifPresent(job -> {
            client.configMaps()
                    .inNamespace(ref.namespace())
                    .withName(job.getMetadata().getName())
                    .delete();
            client.resource(job)
                    .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                    .delete();
            deleted.put(ref, job.getMetadata().getUid());
        });
    }

    private boolean isDeleted(Job job, ServerRef ref) {
        return job.isMarkedForDeletion() || job.getMetadata().getUid().equals(deleted.get(ref));
    }

    void forget(ServerRef ref) {
        deleted.remove(ref);
    }
}
