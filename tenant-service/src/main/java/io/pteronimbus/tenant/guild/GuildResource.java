package io.pteronimbus.tenant.guild;

import io.pteronimbus.platform.security.RequiresPermission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The Discord server of a tenant. */
@Path("/api/v1/tenants/{tenantId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class GuildResource {
    private final GuildService guilds;

    GuildResource(GuildService guilds) {
        this.guilds = guilds;
    }

    /** 404 for a tenant without one. */
    @GET
    @Path("/guild")
    @RequiresPermission("tenant:read")
    public GuildView get(@PathParam("tenantId") UUID tenantId) {
        return guilds.view(tenantId);
    }

    /** Reads roles and members from Discord now, rather than within five minutes. 429 when that was done a moment ago. */
    @POST
    @Path("/sync")
    @RequiresPermission("role:read")
    public GuildView synchronise(@PathParam("tenantId") UUID tenantId) {
        return guilds.readAnew(tenantId);
    }
}
