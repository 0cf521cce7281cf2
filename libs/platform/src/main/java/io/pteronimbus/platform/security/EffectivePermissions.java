package io.pteronimbus.platform.security;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a person may do in a tenant. Computed by tenant-service, which alone writes it to Redis; a newer one may say more
 * than is known here.
 *
 * @param rbacVersion of the tenant's rules when it was computed; a newer one wins
 * @param permissions throughout the tenant
 * @param servers beyond that, on single servers, by server id
 * @param secondFactorRequired whether the tenant lets nobody in without a second factor; older sets do not say, and mean no
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EffectivePermissions(
        long rbacVersion,
        Set<String> permissions,
        Map<String, Set<String>> servers,
        @Nullable Boolean secondFactorRequired) {

    /** Where a second factor is not required. */
    public EffectivePermissions(long rbacVersion, Set<String> permissions, Map<String, Set<String>> servers) {
        this(rbacVersion, permissions, servers, false);
    }

    public EffectivePermissions {
        permissions = Set.copyOf(permissions);
        servers = Map.copyOf(servers);
    }

    public boolean needsSecondFactor() {
        return Boolean.TRUE.equals(secondFactorRequired);
    }

    /** What is left of it for that caller, whose API key may be confined to a part. */
    public EffectivePermissions within(Caller caller) {
        return caller.scope() == null
                ? this
                : new EffectivePermissions(
                        rbacVersion, within(caller, permissions), within(caller, servers), secondFactorRequired);
    }

    private static Set<String> within(Caller caller, Set<String> permissions) {
        return permissions.stream().filter(caller::isInScope).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Set<String>> within(Caller caller, Map<String, Set<String>> servers) {
        return servers.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), within(caller, entry.getValue())))
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether they may do this, on that server where one is named. */
    public boolean allows(String permission, @Nullable UUID serverId) {
        return permissions.contains(permission)
                || (serverId != null
                        && servers.getOrDefault(serverId.toString(), Set.of()).contains(permission));
    }

    /** Where they may do this: throughout the tenant, or on single servers. */
    public ServerReach reach(String permission) {
        return permissions.contains(permission)
                ? ServerReach.EVERYWHERE
                : new ServerReach(
                        false,
                        servers.entrySet().stream()
                                .filter(entry -> entry.getValue().contains(permission))
                                .map(entry -> UUID.fromString(entry.getKey()))
                                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether they have anything to do with the server at all; if not, it does not exist for them. */
    public boolean sees(@Nullable UUID serverId) {
        return !permissions.isEmpty()
                || (serverId == null ? !servers.isEmpty() : servers.containsKey(serverId.toString()));
    }
}
