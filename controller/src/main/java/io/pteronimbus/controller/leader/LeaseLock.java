package io.pteronimbus.controller.leader;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A Lease, as one of those who want it sees it. How old it is it measures itself, from the moment it saw the lease change: what clock the
 * holder has, and whether one jumps, does not matter. Each write names the version it was decided on, so that of two who want it one gets
 * it. Not for use by several threads.
 */
final class LeaseLock {
    private final KubernetesClient client;
    private final String namespace;
    private final String name;
    private final String identity;
    private final Duration duration;
    private final Clock clock;
    private final LongSupplier nanos;
    private @Nullable String seenVersion;
    private long seenAt;

    /** @param nanos time that only goes forward */
    LeaseLock(
            KubernetesClient client,
            String namespace,
            String name,
            String identity,
            Duration duration,
            Clock clock,
            LongSupplier nanos) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
        this.identity = identity;
        this.duration = duration;
        this.clock = clock;
        this.nanos = nanos;
    }

    /**
     * Takes the lease, or renews it.
     *
     * @return whether it is ours
     * @throws KubernetesClientException the cluster could not be asked
     */
    boolean tryHold() {
        var present = read();
        if (present == null) {
            return create();
        }
        var holder = holder(present);
        var isOurs = identity.equals(holder);
        return (isOurs || holder == null || isStale(present)) && write(held(present, isOurs));
    }

    /**
     * Lets the next one have it at once.
     *
     * @throws KubernetesClientException the cluster could not be asked
     */
    void release() {
        var present = read();
        if (present != null && identity.equals(holder(present))) {
            var spec = present.getSpec();
            spec.setHolderIdentity(null);
            write(present);
        }
    }

    private @Nullable Lease read() {
        var lease = client.leases().inNamespace(namespace).withName(name).get();
        if (lease != null) {
            saw(lease);
        }
        return lease;
    }

    private void saw(Lease lease) {
        var version = lease.getMetadata().getResourceVersion();
        if (!version.equals(seenVersion)) {
            seenVersion = version;
            seenAt = nanos.getAsLong();
        }
    }

    private static @Nullable String holder(Lease lease) {
        var holder = lease.getSpec() == null ? null : lease.getSpec().getHolderIdentity();
        return holder == null || holder.isEmpty() ? null : holder;
    }

    /** By the duration its holder wrote down, which may be of another version. */
    private boolean isStale(Lease lease) {
        var seconds = lease.getSpec().getLeaseDurationSeconds();
        var lasts = seconds == null ? duration : Duration.ofSeconds(seconds);
        return nanos.getAsLong() - seenAt >= lasts.toNanos();
    }

    private boolean create() {
        var lease = new LeaseBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .build();
        try {
            saw(client.resource(held(lease, false)).create());
            return true;
        } catch (KubernetesClientException e) {
            return isTaken(e);
        }
    }

    private boolean write(Lease lease) {
        try {
            var version = lease.getMetadata().getResourceVersion();
            saw(client.resource(lease).lockResourceVersion(version).update());
            return true;
        } catch (KubernetesClientException e) {
            return isTaken(e);
        }
    }

    /** Somebody else was quicker. */
    private static boolean isTaken(KubernetesClientException e) {
        if (e.getCode() == HttpURLConnection.HTTP_CONFLICT || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
            return false;
        }
        throw e;
    }

    private Lease held(Lease lease, boolean already) {
        var spec = Objects.requireNonNullElseGet(lease.getSpec(), LeaseSpec::new);
        var now = ZonedDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!already) {
            spec.setAcquireTime(now);
            var before = spec.getLeaseTransitions();
            spec.setLeaseTransitions(before == null ? 0 : before + 1);
        }
        spec.setHolderIdentity(identity);
        spec.setLeaseDurationSeconds(Math.toIntExact(duration.toSeconds()));
        spec.setRenewTime(now);
        lease.setSpec(spec);
        return lease;
    }
}
