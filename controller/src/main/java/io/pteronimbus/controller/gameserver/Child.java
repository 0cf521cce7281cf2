package io.pteronimbus.controller.gameserver;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ServerSideApplicable;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.PrimaryToSecondaryMapper;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.pteronimbus.controller.cache.CompactStore;
import io.pteronimbus.controller.grant.CanonicalJson;
import io.pteronimbus.crd.GameServer;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One kind of resource that belongs to a server. Written by server-side apply, and only when it is missing or when
 * what is wanted differs from what was applied last: the hash of that is kept as an annotation.
 */
abstract class Child<R extends HasMetadata> {
    static final String FIELD_MANAGER = "pteronimbus-controller";

    private final Class<R> type;
    private final KubernetesClient client;
    private @Nullable InformerEventSource<R, GameServer> source;

    Child(Class<R> type, KubernetesClient client) {
        this.type = type;
        this.client = client;
    }

    /** What the child is to be, without owner and hash. */
    abstract R desired(GameServer server, ServerRef ref, int replicas);

    abstract String name(ServerRef ref);

    /** Whether somebody changed the child in a way that the hash does not show. */
    boolean drifted(R actual, R desired) {
        return false;
    }

    /** Whether the child goes when the server does. */
    boolean isOwned(GameServer server) {
        return true;
    }

    /** Its name tells whose it is, and the other way round: no index of those that belong to a server is kept. */
    InformerEventSource<R, GameServer> watch(EventSourceContext<GameServer> context, GameServers servers) {
        PrimaryToSecondaryMapper<GameServer> own = server -> servers.refOf(server)
                .map(ref -> Set.of(new ResourceID(name(ref), ref.namespace())))
                .orElse(Set.of());
        return watch(informer(type, context, servers).withPrimaryToSecondaryMapper(own), context);
    }

    InformerEventSource<R, GameServer> watch(
            InformerEventSourceConfiguration.Builder<R> informer, EventSourceContext<GameServer> context) {
        var made = new ChildSource<R>(informer.build(), context);
        source = made;
        return made;
    }

    static <R extends HasMetadata> InformerEventSourceConfiguration.Builder<R> informer(
            Class<R> type, EventSourceContext<GameServer> context, GameServers servers) {
        return InformerEventSourceConfiguration.from(type, GameServer.class)
                .withName(type.getSimpleName())
                .withLabelSelector(Labels.SELECTOR)
                .withInformerListLimit(CompactStore.PAGE)
                .withItemStore(new CompactStore<>(type, context.getClient()::getKubernetesSerialization))
                .withSecondaryToPrimaryMapper(servers::owner);
    }

    Optional<R> present(ServerRef ref) {
        return source().get(new ResourceID(name(ref), ref.namespace()));
    }

    /** At most one request: none when the child is as wanted. */
    R ensure(GameServer server, ServerRef ref, int replicas) {
        var desired = desired(server, ref, replicas);
        // the order of labels is another one in each process
        var hash = CanonicalJson.sha256(client.getKubernetesSerialization().convertValue(desired, JsonNode.class));
        var actual = present(ref).orElse(null);
        if (actual != null
                && hash.equals(actual.getMetadata().getAnnotations().get(Labels.APPLIED_HASH))
                && !drifted(actual, desired)) {
            return actual;
        }
        var annotations = new HashMap<>(desired.getMetadata().getAnnotations());
        annotations.put(Labels.APPLIED_HASH, hash);
        desired.getMetadata().setAnnotations(annotations);
        if (isOwned(server)) {
            own(server, desired);
        }
        var applied = actual == null ? applyAnew(desired, server, ref) : write(desired);
        remember(ref, applied, actual);
        return applied;
    }

    private R write(R desired) {
        return applying(desired).forceConflicts().serverSideApply();
    }

    /** Of all servers there are: what they are called and marked with. */
    Stream<R> everywhere() {
        return source().list(any -> true);
    }

    /** Where none of ours is known. What somebody else has under that name stays as it is: nothing of it is taken over. */
    private R applyAnew(R desired, GameServer server, ServerRef ref) {
        try {
            return applying(desired).serverSideApply();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            var there = client.resources(type)
                    .inNamespace(ref.namespace())
                    .withField("metadata.name", name(ref))
                    .list()
                    .getItems();
            if (there.stream().anyMatch(object -> !isOf(server, ref, object))) {
                throw ClusterRefusal.foreign(there.getFirst());
            }
            return write(desired);
        }
    }

    ServerSideApplicable<R> applying(R desired) {
        return client.resource(desired).fieldManager(FIELD_MANAGER);
    }

    /** By its owner, or, of what has none or was made by hand, by the labels of the server. */
    private static boolean isOf(GameServer server, ServerRef ref, HasMetadata object) {
        var labels = Objects.requireNonNullElse(object.getMetadata().getLabels(), Map.<String, String>of());
        return labels.entrySet().containsAll(Labels.of(ref).entrySet())
                || object.getMetadata().getOwnerReferences().stream()
                        .anyMatch(owner ->
                                owner.getUid().equals(server.getMetadata().getUid()));
    }

    /** Asks for the child's deletion, unless it is gone or going already. */
    void delete(ServerRef ref) {
        present(ref)
                .filter(child -> !child.isMarkedForDeletion())
                .ifPresent(child -> client.resource(child).delete());
    }

    void remember(ServerRef ref, R applied, @Nullable R before) {
        var id = new ResourceID(name(ref), ref.namespace());
        if (before == null) {
            source().handleRecentResourceCreate(id, applied);
        } else {
            source().handleRecentResourceUpdate(id, applied, before);
        }
    }

    InformerEventSource<R, GameServer> source() {
        if (source == null) {
            throw new IllegalStateException(type.getSimpleName() + " is not watched yet");
        }
        return source;
    }

    static void own(GameServer server, HasMetadata child) {
        child.addOwnerReference(new OwnerReferenceBuilder()
                .withApiVersion(server.getApiVersion())
                .withKind(server.getKind())
                .withName(server.getMetadata().getName())
                .withUid(server.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build());
    }
}
