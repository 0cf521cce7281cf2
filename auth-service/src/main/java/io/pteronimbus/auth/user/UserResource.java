package io.pteronimbus.auth.user;

import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.request.PathIds;
import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.RequiresPermission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Everybody who has an account; for super administrators. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class UserResource {
    private static final String PERMISSION = "user:manage";

    private final UserService users;
    private final CurrentCaller current;

    UserResource(UserService users, CurrentCaller current) {
        this.users = users;
        this.current = current;
    }

    /** People in order of age; {@code q} is looked for in names and e-mail addresses. */
    @GET
    @RequiresPermission(PERMISSION)
    public Page<UserView> list(@Valid @BeanParam PageRequest page) {
        return users.list(page);
    }

    /** Makes somebody a super administrator. Their sessions end, and the next ones know it. */
    @PUT
    @Path("/{userId}/super-admin")
    @RequiresPermission(PERMISSION)
    public void grant(@PathParam("userId") String userId) {
        users.grant(current.get(), PathIds.of(userId, "person"));
    }

    /** Takes it away. 409 for oneself, and for who configuration names. */
    @DELETE
    @Path("/{userId}/super-admin")
    @RequiresPermission(PERMISSION)
    public void revoke(@PathParam("userId") String userId) {
        users.revoke(current.get(), PathIds.of(userId, "person"));
    }
}
