package io.pteronimbus.controller.quota;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.pteronimbus.controller.ControllerConfig;
import io.pteronimbus.controller.Exposure;
import io.pteronimbus.controller.gameserver.Labels;
import io.pteronimbus.controller.gameserver.ServerRef;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * A tenant's namespace: made when its first server comes, and written once in the life of the controller. One that somebody else
 * made before is used as well, and never taken away.
 */
@Singleton
public final class Namespaces {
    /** On those that were made here. What others made never gets it. */
    static final String MADE = "pteronimbus.io/made";

    private static final Logger LOG = Logger.getLogger(Namespaces.class);
    private static final String POD_SECURITY = "pod-security.kubernetes.io/";
    private static final String FIELD_MANAGER = "pteronimbus-link";

    private final KubernetesClient client;
    private final String enforced;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Namespaces(KubernetesClient client, ControllerConfig config) {
        this.client = client;
        // a port of the node is what the level "baseline" is there to forbid: ADR 0035
        enforced = config.exposure() == Exposure.HOST_PORT ? "privileged" : "baseline";
    }

    /** Throws KubernetesClientException while the one that was there is on its way out: try again. */
    void ensure(UUID tenantId) {
        var name = ServerRef.namespaceOf(tenantId);
        if (known.contains(name)) {
            return;
        }
        var present = client.namespaces().withName(name).get();
        if (present == null) {
            client.resource(namespace(tenantId, Map.of(MADE, "true"))).create();
        } else if (present.isMarkedForDeletion()) {
            throw new KubernetesClientException("the namespace " + name + " is still being removed");
        } else {
            client.resource(namespace(tenantId, Map.of()))
                    .fieldManager(FIELD_MANAGER)
                    .forceConflicts()
                    .serverSideApply();
        }
        known.add(name);
    }

    private Namespace namespace(UUID tenantId, Map<String, String> annotations) {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(ServerRef.namespaceOf(tenantId))
                .withAnnotations(annotations)
                .withLabels(Map.of(
                        Labels.MANAGED_BY,
                        Labels.PTERONIMBUS,
                        Labels.TENANT,
                        tenantId.toString(),
                        POD_SECURITY + "enforce",
                        enforced,
                        POD_SECURITY + "audit",
                        "restricted",
                        POD_SECURITY + "warn",
                        "restricted"))
                .endMetadata()
                .build();
    }

    /** It was not there after all. */
    public void forget(ServerRef server) {
        known.remove(server.namespace());
    }

    /** Writes those anew that say what pods may do as an earlier setting had it: else none of theirs would start. */
    void bringUpToDate() {
        ours().filter(namespace ->
                        !enforced.equals(namespace.getMetadata().getLabels().get(POD_SECURITY + "enforce")))
                .filter(namespace -> !namespace.isMarkedForDeletion())
                .flatMap(namespace -> tenantOf(namespace).stream())
                .forEach(this::ensure);
    }

    private Stream<Namespace> ours() {
        return client
                .namespaces()
                .withLabel(Labels.MANAGED_BY, Labels.PTERONIMBUS)
                .withLabel(Labels.TENANT)
                .list()
                .getItems()
                .stream();
    }

    /** The tenants whose namespace was made here. */
    List<UUID> made() {
        return ours().flatMap(namespace -> madeFor(namespace).stream()).toList();
    }

    private static Optional<UUID> madeFor(Namespace namespace) {
        return tenantOf(namespace).filter(tenantId -> isMade(namespace, tenantId));
    }

    /** Whose name it bears. */
    private static Optional<UUID> tenantOf(Namespace namespace) {
        var labels = namespace.getMetadata().getLabels();
        var label = labels == null ? null : labels.get(Labels.TENANT);
        try {
            return Optional.ofNullable(label)
                    .map(UUID::fromString)
                    .filter(tenantId -> ServerRef.namespaceOf(tenantId)
                            .equals(namespace.getMetadata().getName()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static boolean isMade(Namespace namespace, UUID tenantId) {
        var meta = namespace.getMetadata();
        return meta.getLabels() != null
                && Labels.PTERONIMBUS.equals(meta.getLabels().get(Labels.MANAGED_BY))
                && tenantId.toString().equals(meta.getLabels().get(Labels.TENANT))
                && meta.getAnnotations() != null
                && "true".equals(meta.getAnnotations().get(MADE));
    }

    /**
     * With all that is in it, just as it was when it was looked at. Nothing happens to one that somebody else made, nor when it is gone
     * already. Throws KubernetesClientException when somebody changed it meanwhile.
     *
     * @param isEmpty is asked between the two
     * @return false when it is not empty
     */
    boolean remove(UUID tenantId, Predicate<String> isEmpty) {
        var name = ServerRef.namespaceOf(tenantId);
        var present = client.namespaces().withName(name).get();
        if (present == null || present.isMarkedForDeletion() || !isMade(present, tenantId)) {
            return true;
        }
        if (!isEmpty.test(name)) {
            return false;
        }
        known.remove(name);
        try {
            client.resource(present)
                    .lockResourceVersion(present.getMetadata().getResourceVersion())
                    .delete();
            LOG.infof("Nothing is left in the namespace, and it goes: tenant=%s", tenantId);
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
        return true;
    }
}
