package io.pteronimbus.controller.quota;

import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.pteronimbus.controller.ControllerConfig;
import io.pteronimbus.controller.gameserver.Allotments;
import io.pteronimbus.controller.gameserver.ServerGone;
import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.controller.gameserver.TenantGuard;
import io.pteronimbus.crd.GameServerSpec.Resources;
import io.pteronimbus.events.ExternalServerIds;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@code NetworkPolicy}, a {@code ResourceQuota} and a {@code LimitRange} in each tenant's namespace. What the cluster allows is the
 * tenant's limit, or what its servers were granted where that is more: so a lowered limit stops new servers (which the
 * panel refuses) and never one that is there, and whatever else gets into the namespace finds no room.
 */
@Singleton
public final class QuotaMirror implements TenantGuard {
    private static final Logger LOG = Logger.getLogger(QuotaMirror.class);

    private final Allotments allotments;
    private final Namespaces namespaces;
    private final EmptyNamespaces emptied;
    private final Map<UUID, Tenant> tenants = new ConcurrentHashMap<>();
    private final TenantQueue queue = new TenantQueue(this::mirrorIfItHasServers);
    private final KeptObject<ResourceQuota> quotas;
    private final KeptObject<LimitRange> ranges;
    private final KeptObject<NetworkPolicy> policies;
    private final TenantPolicy policy;

    QuotaMirror(
            KubernetesClient client,
            Allotments allotments,
            Namespaces namespaces,
            ControllerConfig config,
            NetworkConfig network) {
        policy = TenantPolicy.of(network);
        var json = client.getKubernetesSerialization();
        // as text: an empty selector that was read is no equal of one that was made
        policies =
                new KeptObject<>(client, NetworkPolicy.class, present -> json.asJson(present.getSpec()), queue::offer);
        this.allotments = allotments;
        this.namespaces = namespaces;
        emptied = new EmptyNamespaces(client, namespaces, this::hasServersOr, config.emptyNamespaceAfter());
        quotas = new KeptObject<>(
                client, ResourceQuota.class, quota -> quota.getSpec().getHard(), queue::offer);
        ranges = new KeptObject<>(
                client, LimitRange.class, range -> range.getSpec().getLimits(), queue::offer);
    }

    /** Begins to watch what becomes of the objects. */
    public void start() {
        quotas.start();
        ranges.start();
        policies.start();
        queue.start();
        emptied.start();
    }

    /** What the panel knows of the tenant; false if it knew newer before. */
    public boolean learn(UUID tenantId, TenantLimits limits) {
        var tenant = tenants.computeIfAbsent(tenantId, id -> new Tenant());
        synchronized (tenant) {
            var known = tenant.limits;
            if (known != null && known.version() > limits.version()) {
                return false;
            }
            if (!limits.equals(known)) {
                tenant.limits = limits;
                queue.offer(tenantId);
            }
            return true;
        }
    }

    /**
     * Makes room for a server, and from then on its namespace stays. A quota that cannot be written is tried again later: it must not
     * keep a server that the panel granted from being made. The policy that closes the namespace off must be there before.
     *
     * @throws KubernetesClientException there is no namespace that is closed off, and none can be made now: try again
     */
    public void makeRoom(ServerRef server, Resources resources) {
        var tenant = tenants.computeIfAbsent(server.tenantId(), id -> new Tenant());
        synchronized (tenant) {
            tenant.gone.remove(server.serverId());
            tenant.coming.put(server.serverId(), resources);
        }
        keep(server, tenant);
    }

    @Override
    public void closeOff(ServerRef server) {
        keep(server, tenants.computeIfAbsent(server.tenantId(), id -> new Tenant()));
    }

    private void keep(ServerRef server, Tenant tenant) {
        namespaces.ensure(server.tenantId());
        closeOff(server, tenant);
        try {
            mirror(server.tenantId(), tenant);
        } catch (KubernetesClientException e) {
            LOG.warnf("Quota not mirrored, trying again: tenant=%s cause=%s", server.tenantId(), e.getMessage());
            queue.offer(server.tenantId());
        }
    }

    private void closeOff(ServerRef server, Tenant tenant) {
        try {
            synchronized (tenant) {
                policies.ensure(policy.in(server.tenantId()));
            }
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                namespaces.forget(server);
            }
            throw e;
        }
    }

    void gone(@Observes ServerGone gone) {
        if (ExternalServerIds.isOne(gone.server().serverId())) {
            // whoever makes servers may make the namespace too, and anew
            namespaces.forget(gone.server());
        }
        gone(gone.server());
    }

    /** It is not in the cluster, and will not come. */
    public void gone(ServerRef server) {
        emptied.plan(server.tenantId());
        var tenant = tenants.get(server.tenantId());
        if (tenant != null) {
            synchronized (tenant) {
                tenant.coming.remove(server.serverId());
                tenant.gone.add(server.serverId());
            }
            queue.offer(server.tenantId());
        }
    }

    private boolean hasServersOr(UUID tenantId, BooleanSupplier work) {
        var tenant = tenants.computeIfAbsent(tenantId, id -> new Tenant());
        synchronized (tenant) {
            return hasServers(tenantId, tenant) || work.getAsBoolean();
        }
    }

    private boolean hasServers(UUID tenantId, Tenant tenant) {
        return tenant.hasServers(allotments.of(tenantId)) || allotments.hasExternal(tenantId);
    }

    private void mirrorIfItHasServers(UUID tenantId) {
        var tenant = tenants.get(tenantId);
        if (tenant == null || !hasServers(tenantId, tenant)) {
            return;
        }
        try {
            mirror(tenantId, tenant);
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
            LOG.debugf("Namespace is gone, its next server brings the quota back: tenant=%s", tenantId);
        }
    }

    /** One at a time for each tenant, so that an older sum is never written over a newer one. */
    private void mirror(UUID tenantId, Tenant tenant) {
        synchronized (tenant) {
            policies.ensure(policy.in(tenantId));
            var limits = tenant.limits;
            if (limits != null) {
                quotas.ensure(QuotaObjects.quota(tenantId, limits.atLeast(tenant.granted(allotments.of(tenantId)))));
                ranges.ensure(QuotaObjects.range(tenantId));
            }
        }
    }

    @PreDestroy
    void close() {
        emptied.close();
        queue.close();
        quotas.close();
        ranges.close();
        policies.close();
    }

    /** What is known of a tenant. Guarded by itself. */
    private static final class Tenant {
        private final Map<UUID, Resources> coming = new HashMap<>();
        /** Those a cache may still show. */
        private final Set<UUID> gone = new HashSet<>();

        private @Nullable TenantLimits limits;

        synchronized boolean hasServers(Map<UUID, Resources> present) {
            return !coming.isEmpty() || !gone.containsAll(present.keySet());
        }

        /** Of servers in the cluster, and those on their way into it; disks never shrink. */
        TenantLimits granted(Map<UUID, Resources> present) {
            gone.retainAll(present.keySet());
            var all = new HashMap<>(present);
            all.keySet().removeAll(gone);
            coming.forEach((id, resources) -> all.merge(
                    id,
                    resources,
                    (before, now) -> new Resources(
                            Math.max(before.cpuMillis(), now.cpuMillis()),
                            Math.max(before.memoryMiB(), now.memoryMiB()),
                            Math.max(before.diskMiB(), now.diskMiB()))));
            coming.entrySet().removeIf(entry -> entry.getValue().equals(present.get(entry.getKey())));
            return new TenantLimits(
                    0,
                    all.size(),
                    all.values().stream().mapToLong(Resources::cpuMillis).sum(),
                    all.values().stream().mapToLong(Resources::memoryMiB).sum(),
                    all.values().stream().mapToLong(Resources::diskMiB).sum());
        }
    }
}
