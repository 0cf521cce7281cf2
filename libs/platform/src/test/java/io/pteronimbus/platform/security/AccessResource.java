package io.pteronimbus.platform.security;

import io.pteronimbus.platform.tenancy.TenantContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import java.util.UUID;

@Path("/")
public class AccessResource {
    private final CurrentCaller caller;
    private final TenantContext tenant;

    AccessResource(CurrentCaller caller, TenantContext tenant) {
        this.caller = caller;
        this.tenant = tenant;
    }

    public record Body(@NotNull String text) {}

    @POST
    @Path("/tenants/{tenantId}/things")
    @RequiresPermission("server:create")
    public String create(@PathParam("tenantId") UUID tenantId, @Valid Body body) {
        return tenant.require() + " override=" + caller.isOverride();
    }

    @GET
    @Path("/tenants/{tenantId}/servers")
    @RequiresPermission(value = "console:read", onAnyServer = true)
    public Map<String, Object> servers(@PathParam("tenantId") UUID tenantId) {
        return Map.of(
                "everywhere",
                caller.reach().everywhere(),
                "servers",
                caller.reach().servers());
    }

    @GET
    @Path("/tenants/{tenantId}/servers/{serverId}")
    @RequiresPermission("console:read")
    public String server(@PathParam("tenantId") UUID tenantId, @PathParam("serverId") UUID serverId) {
        return serverId.toString();
    }

    @GET
    @Path("/platform")
    @RequiresPermission("cluster:manage")
    public String platform() {
        return "yes";
    }

    @GET
    @Path("/me")
    @SignedIn
    public Map<String, String> me() {
        return Map.of(
                "id", caller.get().userId().toString(),
                "name", caller.get().displayName(),
                "session", caller.get().sessionId());
    }

    @GET
    @Path("/keys-too")
    @SignedIn(byKey = true)
    public String keysToo() {
        return "yes";
    }

    @GET
    @Path("/enrolling")
    @SignedIn(withoutSecondFactor = true)
    public String enrolling() {
        return "yes";
    }

    @GET
    @Path("/internal/thing")
    @ServicesOnly
    public String internal() {
        return String.valueOf(caller.service());
    }

    @GET
    @Path("/forgotten")
    public String forgotten() {
        return "must not be reached";
    }
}
