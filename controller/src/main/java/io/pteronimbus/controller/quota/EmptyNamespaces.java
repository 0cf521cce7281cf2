package io.pteronimbus.controller.quota;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Takes away the namespaces, quota objects and all, of tenants that have no server any more, some time after. Never one that somebody
 * else made, or that holds anything else, such as a volume that is kept: that is looked at again, ever more seldom up to once an hour.
 * What was under way when the controller ended, it finds when it starts.
 */
final class EmptyNamespaces implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EmptyNamespaces.class);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Namespaces namespaces;
    private final NamespaceContent content;
    private final Tenants tenants;
    private final Duration after;
    private final Map<UUID, Duration> pauses = new ConcurrentHashMap<>();
    private final ScheduledExecutorService worker = new ScheduledThreadPoolExecutor(
            1, Thread.ofVirtual().name("empty-namespaces").factory(), new ThreadPoolExecutor.DiscardPolicy());

    /** Who knows which servers there are, and which are on their way. */
    interface Tenants {
        /** Does the work, and answers what it does, unless the tenant has a server: true. None comes before it is done. */
        boolean hasServersOr(UUID tenantId, BooleanSupplier work);
    }

    /** @param after how long a tenant has to be without servers */
    EmptyNamespaces(KubernetesClient client, Namespaces namespaces, Tenants tenants, Duration after) {
        this.namespaces = namespaces;
        this.content = new NamespaceContent(client);
        this.tenants = tenants;
        this.after = after;
    }

    void start() {
        worker.execute(this::lookAtAll);
    }

    /** Perhaps the tenant has no server any more. */
    void plan(UUID tenantId) {
        plan(tenantId, after);
    }

    private void plan(UUID tenantId, Duration pause) {
        if (pauses.putIfAbsent(tenantId, pause) == null) {
            var unused = worker.schedule(() -> look(tenantId), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void lookAtAll() {
        try {
            namespaces.bringUpToDate();
            namespaces.made().forEach(this::plan);
        } catch (KubernetesClientException e) {
            LOG.warnf("Namespaces not listed, trying again: cause=%s", e.getMessage());
            var unused = worker.schedule(this::lookAtAll, after.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look(UUID tenantId) {
        // what is planned from here on is another look
        var pause = pauses.remove(tenantId);
        var done = false;
        try {
            done = tenants.hasServersOr(tenantId, () -> namespaces.remove(tenantId, this::isEmpty));
        } catch (RuntimeException e) {
            LOG.warnf("Namespace not removed, trying again: tenant=%s cause=%s", tenantId, e.getMessage());
        }
        if (!done) {
            again(tenantId, pause == null ? after : pause);
        }
    }

    private boolean isEmpty(String namespace) {
        var foreign = content.findForeign(namespace);
        foreign.ifPresent(
                what -> LOG.debugf("Namespace is not empty, and stays: namespace=%s has=%s", namespace, what));
        return foreign.isEmpty();
    }

    private void again(UUID tenantId, Duration before) {
        var twice = before.multipliedBy(2);
        plan(tenantId, twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice);
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
