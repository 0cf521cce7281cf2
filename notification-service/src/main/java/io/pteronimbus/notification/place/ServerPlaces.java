package io.pteronimbus.notification.place;

import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.events.ServerIntentChanged;
import io.pteronimbus.platform.tenancy.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The tenant and the cluster of each server, as gameserver-service said with its intents. A server never moves, so what is known
 * stays true. Of a server no intent has named yet nothing is known, and every cluster is believed.
 */
@ApplicationScoped
public class ServerPlaces {
    private static final Logger LOG = Logger.getLogger(ServerPlaces.class);
    private static final int MOST_REMEMBERED = 20_000;

    private final PlaceRepository places;
    private final TenantContext tenant;
    private final MeterRegistry metrics;
    private final Map<UUID, Place> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Place> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    ServerPlaces(PlaceRepository places, TenantContext tenant, MeterRegistry metrics) {
        this.places = places;
        this.tenant = tenant;
        this.metrics = metrics;
    }

    /** Notes where a server is, and that it is to be deleted. */
    public void note(ServerIntentChanged intent) {
        var cluster = intent.cluster();
        if (cluster != null && find(intent.serverId()).isEmpty()) {
            tenant.asSystem(() -> places.insert(intent.serverId(), new Place(intent.tenantId(), cluster)));
        }
        if (intent.action() == ServerIntentChanged.Action.DELETE) {
            tenant.asSystem(() -> places.ends(intent.serverId(), intent.at()));
        }
    }

    /** Forgets the servers that were to be deleted before that time. */
    public int forgetBefore(Instant time) {
        return tenant.asSystem(() -> places.deleteEndedBefore(time));
    }

    /**
     * Whether a cluster says something of a server that is not there, or not of that tenant. Such a thing is not to be believed; it is
     * logged and counted here.
     *
     * @param topic that it came by
     */
    public boolean isForeign(String topic, UUID tenantId, UUID serverId, String cluster) {
        var said = new Place(tenantId, cluster);
        var isForeign = find(serverId).filter(place -> !place.equals(said)).isPresent();
        if (isForeign) {
            LOG.warnf(
                    "Not believed, the server is elsewhere: topic=%s cluster=%s tenant=%s server=%s",
                    topic, cluster, tenantId, serverId);
            metrics.counter("pteronimbus.foreign.events", "topic", topic).increment();
        }
        return isForeign;
    }

    private Optional<Place> find(UUID serverId) {
        synchronized (known) {
            var place = known.get(serverId);
            if (place != null) {
                return Optional.of(place);
            }
        }
        var found = tenant.asSystem(() -> places.find(serverId));
        synchronized (known) {
            found.ifPresent(place -> known.put(serverId, place));
        }
        return found;
    }
}
