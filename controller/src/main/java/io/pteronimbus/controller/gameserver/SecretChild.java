package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.pteronimbus.crd.GameServer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Secret with the values of a server's secret variables. The link writes it, since the values come with the intent and lie nowhere else; the server's looks take
 * it away. What was written is told by a hash beside it and, as long as this process lives, by the version that the cluster gave it: so a Secret that
 * somebody else deleted or changed is noticed, and its content is never kept.
 */
@Singleton
public final class SecretChild extends Child<Secret> {
    private final Map<ServerRef, String> written = new ConcurrentHashMap<>();

    SecretChild(KubernetesClient client) {
        super(Secret.class, client);
    }

    static String nameOf(ServerRef ref) {
        return ref.name() + "-secrets";
    }

    @Override
    String name(ServerRef ref) {
        return nameOf(ref);
    }

    @Override
    Secret desired(GameServer server, ServerRef ref, int replicas) {
        throw new UnsupportedOperationException("a server does not know its values");
    }

    @Override
    InformerEventSource<Secret, GameServer> watch(EventSourceContext<GameServer> context, GameServers servers) {
        return watch(
                informer(Secret.class, context, servers)
                        .withItemStore(new SecretHeaders(context.getClient()::getKubernetesSerialization)),
                context);
    }

    /** Whether the cluster has the values of that hash, as they were written. Costs no request. */
    public boolean holds(ServerRef ref, String hash) {
        return header(ref)
                .map(Secret::getMetadata)
                .filter(meta -> hash.equals(meta.getAnnotations().get(Labels.SECRETS_HASH)))
                .map(meta ->
                        written.getOrDefault(ref, meta.getResourceVersion()).equals(meta.getResourceVersion()))
                .orElse(false);
    }

    /** @param generation of the intent that the values came with */
    public void write(ServerRef ref, long generation, Map<String, String> values, String hash) {
        var before = present(ref).orElse(null);
        var metadata = Labels.metadata(ref, name(ref));
        metadata.setAnnotations(Map.of(Labels.SECRETS_HASH, hash, Labels.GENERATION, Long.toString(generation)));
        var wanted = applying(new SecretBuilder()
                .withMetadata(metadata)
                .withType("Opaque")
                .withData(encoded(values))
                .build());
        // where none of ours is known, what somebody else has under that name is left to them
        var applied = SecretHeaders.headerOf(
                before == null
                        ? wanted.serverSideApply()
                        : wanted.forceConflicts().serverSideApply());
        written.put(ref, applied.getMetadata().getResourceVersion());
        remember(ref, applied, before);
    }

    /**
     * Takes it away when the server names it no more. Not while something runs that may have been started with it: the cluster reads it again when it restarts a
     * container in place. And not when it came with a newer intent than the server has yet.
     */
    void dropUnneeded(GameServer server, ServerRef ref, boolean runs) {
        var isNamed = server.getSpec().secretEnv().stream()
                .anyMatch(variable -> variable.secret().equals(name(ref)));
        if (!isNamed
                && !runs
                && header(ref)
                        .filter(header -> generation(header) < server.getSpec().generation())
                        .isPresent()) {
            drop(ref);
        }
    }

    /** Takes it away, if it is there. */
    public void drop(ServerRef ref) {
        written.remove(ref);
        delete(ref);
    }

    private Optional<Secret> header(ServerRef ref) {
        return present(ref).filter(secret -> !secret.isMarkedForDeletion());
    }

    private static long generation(Secret header) {
        var generation = header.getMetadata().getAnnotations().get(Labels.GENERATION);
        return generation == null ? 0 : Long.parseLong(generation);
    }

    private static Map<String, String> encoded(Map<String, String> values) {
        var encoded = new HashMap<String, String>();
        values.forEach((key, value) ->
                encoded.put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        return encoded;
    }
}
