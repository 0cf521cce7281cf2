package io.pteronimbus.tenant.subuser;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.Permissions;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;

/** @param permissions those that make sense on a server, at least one */
public record SubuserRequest(
        @NotNull @Size(min = 1, max = 200) Set<@NotNull @Size(max = 64) String> permissions) {

    Set<String> known() {
        return known("permissions", permissions);
    }

    /** In the order of the catalogue. Throws 400 naming the field for one that cannot be granted on a server. */
    public static Set<String> known(String field, Set<String> permissions) {
        permissions.stream()
                .filter(permission -> !Permissions.SERVER.contains(permission))
                .findFirst()
                .ifPresent(unknown -> {
                    throw ProblemException.invalid(new FieldError(field, "has no permission on servers " + unknown));
                });
        return Permissions.inOrder(permissions);
    }
}
