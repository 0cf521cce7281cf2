package io.pteronimbus.controller.quota;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.pteronimbus.controller.cache.CompactStore;
import io.pteronimbus.controller.gameserver.Labels;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One kind of object that each tenant has one of: kept as it was last asked for, whoever changes or deletes it. */
final class KeptObject<R extends HasMetadata> implements ResourceEventHandler<R>, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(KeptObject.class);
    private static final String FIELD_MANAGER = "pteronimbus-quota";

    private final KubernetesClient client;
    private final Class<R> type;
    private final Function<R, Object> content;
    private final Consumer<UUID> changed;
    private final Map<String, R> written = new ConcurrentHashMap<>();
    private volatile @Nullable SharedIndexInformer<R> informer;

    /**
     * @param content what has to be as wanted, of all that is in such an object
     * @param changed is told of tenants whose object may not be as wanted any more
     */
    KeptObject(KubernetesClient client, Class<R> type, Function<R, Object> content, Consumer<UUID> changed) {
        this.client = client;
        this.type = type;
        this.content = content;
        this.changed = changed;
    }

    void start() {
        var watch = client.resources(type)
                .inAnyNamespace()
                .withLabel(Labels.MANAGED_BY, Labels.PTERONIMBUS)
                // those of single servers are looked after where servers are
                .withoutLabel(Labels.SERVER)
                .withLimit(CompactStore.PAGE)
                .runnableInformer(0)
                .itemStore(new CompactStore<>(type, client::getKubernetesSerialization));
        watch.addEventHandler(this);
        informer = watch;
        watch.run();
    }

    /** At most one request: none when the object is as wanted. */
    void ensure(R wanted) {
        var key = Cache.metaNamespaceKeyFunc(wanted);
        var present = present(key);
        if (present != null && isAsWanted(present, wanted)) {
            return;
        }
        var applied = client.resource(wanted)
                .fieldManager(FIELD_MANAGER)
                .forceConflicts()
                .serverSideApply();
        // what others put beside our fields stays when ours are applied
        written.put(key, isAsWanted(applied, wanted) ? applied : replaced(wanted, applied));
        LOG.infof(
                "Applied: kind=%s namespace=%s",
                wanted.getKind(), wanted.getMetadata().getNamespace());
    }

    private boolean isAsWanted(R actual, R wanted) {
        return content.apply(wanted).equals(content.apply(actual));
    }

    private R replaced(R wanted, R applied) {
        var version = applied.getMetadata().getResourceVersion();
        return client.resource(wanted).lockResourceVersion(version).update();
    }

    /** What was written last is known before the cluster tells of it. */
    private @Nullable R present(String key) {
        var mine = written.get(key);
        var watch = informer;
        var told = watch == null ? null : watch.getIndexer().getByKey(key);
        return told == null || (mine != null && version(mine) > version(told)) ? mine : told;
    }

    private static long version(HasMetadata object) {
        return Long.parseLong(object.getMetadata().getResourceVersion());
    }

    @Override
    public void onAdd(R object) {
        isTold(object);
        tell(object);
    }

    @Override
    public void onUpdate(R before, R object) {
        isTold(object);
        if (!isAsWanted(object, before)) {
            tell(object);
        }
    }

    @Override
    public void onDelete(R object, boolean finalStateUnknown) {
        written.remove(Cache.metaNamespaceKeyFunc(object));
        tell(object);
    }

    private void isTold(R object) {
        written.computeIfPresent(
                Cache.metaNamespaceKeyFunc(object), (key, mine) -> version(mine) <= version(object) ? null : mine);
    }

    private void tell(R object) {
        var labels = object.getMetadata().getLabels();
        var tenant = labels == null ? null : labels.get(Labels.TENANT);
        if (tenant == null || !QuotaObjects.NAME.equals(object.getMetadata().getName())) {
            return;
        }
        try {
            changed.accept(UUID.fromString(tenant));
        } catch (IllegalArgumentException e) {
            LOG.debugf("Not of a tenant: %s", tenant);
        }
    }

    @Override
    public void close() {
        var watch = informer;
        if (watch != null) {
            watch.close();
        }
    }
}
