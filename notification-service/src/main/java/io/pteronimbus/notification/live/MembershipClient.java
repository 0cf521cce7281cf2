package io.pteronimbus.notification.live;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.pteronimbus.platform.security.EffectivePermissions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** tenant-service, as far as it knows who belongs where. */
@RegisterRestClient(configKey = "tenant-service")
@Path("/internal/users")
interface MembershipClient {

    @GET
    @Path("/{userId}/tenants")
    Memberships tenants(@HeaderParam("Authorization") String authorization, @PathParam("userId") UUID userId);

    /** @param others tenants they are known in without access; null when that was not told */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Memberships(List<Membership> items, @Nullable Set<UUID> others) {
        Set<UUID> near() {
            return others == null ? Set.of() : others;
        }
    }

    /**
     * A tenant with what the person may do there.
     *
     * @param permissions throughout the tenant
     * @param servers beyond that, on single servers, by server id
     * @param secondFactorRequired null when this was not told here
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Membership(
            UUID tenantId,
            Set<String> permissions,
            @Nullable Map<String, Set<String>> servers,
            @Nullable Boolean secondFactorRequired) {

        /** Whether that is all there is to know; else the tenant is asked about by itself. */
        boolean tellsAll() {
            return servers != null && secondFactorRequired != null;
        }

        EffectivePermissions toPermissions() {
            return new EffectivePermissions(0, permissions, servers == null ? Map.of() : servers, secondFactorRequired);
        }
    }
}
