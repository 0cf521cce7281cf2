package io.pteronimbus.tenant.permission;

import io.pteronimbus.platform.security.OpenToAll;
import io.pteronimbus.platform.security.Permissions;
import io.pteronimbus.tenant.role.BuiltInRole;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The catalogue of permissions, and the built-in roles as sets of them. */
@Path("/api/v1/permissions")
@Produces(MediaType.APPLICATION_JSON)
class PermissionResource {
    private static final CatalogueView CATALOGUE = CatalogueView.make();

    @GET
    @OpenToAll(because = "the catalogue is the same for everybody and says nothing about anybody")
    public CatalogueView catalogue() {
        return CATALOGUE;
    }

    /**
     * All there is.
     *
     * @param roles the built-in ones
     */
    record CatalogueView(List<PermissionView> items, List<BuiltInRoleView> roles) {

        static CatalogueView make() {
            return new CatalogueView(
                    Stream.concat(views(Permissions.TENANT, Scope.TENANT), views(Permissions.PLATFORM, Scope.PLATFORM))
                            .toList(),
                    Arrays.stream(BuiltInRole.values())
                            .map(role -> new BuiltInRoleView(role, role.permissions()))
                            .toList());
        }

        private static Stream<PermissionView> views(Set<String> permissions, Scope scope) {
            return permissions.stream().map(name -> {
                var parts = name.split(":", 2);
                return new PermissionView(name, parts[0], parts[1], scope, Permissions.SERVER.contains(name));
            });
        }
    }

    /**
     * One permission.
     *
     * @param name {@code resource:action}
     * @param onServers whether it can be granted on a single server
     */
    record PermissionView(String name, String resource, String action, Scope scope, boolean onServers) {}

    /** A built-in role. */
    record BuiltInRoleView(BuiltInRole role, Set<String> permissions) {}

    /** Where a permission counts: within a tenant, or on the platform as a whole, for super administrators alone. */
    enum Scope {
        TENANT,
        PLATFORM
    }
}
