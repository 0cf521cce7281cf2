package io.pteronimbus.tenant.role;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.Permissions;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a role is to be; in a change, what is left out stays.
 *
 * @param name 1 to 64 characters, of which the tenant has no other role whatever the case
 * @param permissions names of the catalogue
 */
record RoleRequest(
        @Nullable @RoleName String name,
        @Nullable @Size(max = 200) Set<@NotNull @Size(max = 64) String> permissions) {

    /** Throws 400 for a permission that is not in the catalogue. */
    Set<String> knownPermissions() {
        var named = permissions == null ? Set.<String>of() : permissions;
        named.stream()
                .filter(permission -> !Permissions.TENANT.contains(permission))
                .findFirst()
                .ifPresent(unknown -> {
                    throw ProblemException.invalid(new FieldError("permissions", "has no permission " + unknown));
                });
        return Permissions.inOrder(named);
    }
}
