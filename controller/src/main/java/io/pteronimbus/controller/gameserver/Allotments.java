package io.pteronimbus.controller.gameserver;

import io.pteronimbus.crd.GameServerSpec.Resources;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the servers in the cluster were given; of disk what their volumes have, since those never shrink. */
@Singleton
public class Allotments {
    private final GameServers servers;
    private final VolumeChild volumes;

    Allotments(GameServers servers, VolumeChild volumes) {
        this.servers = servers;
        this.volumes = volumes;
    }

    /** Whether there are servers in the tenant's namespace that the panel did not make. */
    public boolean hasExternal(UUID tenantId) {
        return servers.hasExternal(tenantId);
    }

    /** By server of the panel, from caches. What others made was granted nothing. */
    public Map<UUID, Resources> of(UUID tenantId) {
        return servers.ofTenant(tenantId)
                .flatMap(server -> ServerRef.of(server).stream()
                        .map(ref -> Map.entry(
                                ref.serverId(), given(ref, server.getSpec().resources()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Resources given(ServerRef ref, Resources wanted) {
        return new Resources(
                wanted.cpuMillis(), wanted.memoryMiB(), Math.max(wanted.diskMiB(), volumes.requestedMiB(ref)));
    }
}
