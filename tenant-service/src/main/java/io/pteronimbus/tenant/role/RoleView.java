package io.pteronimbus.tenant.role;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role as people see it.
 *
 * @param builtIn which of those every tenant has; absent for one the tenant made
 * @param permissions in the order of the catalogue
 */
record RoleView(
        UUID id,
        String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BuiltInRole builtIn,
        Set<String> permissions,
        long version,
        Instant createdAt) {

    static RoleView of(Role role) {
        return new RoleView(
                role.id(), role.name(), role.builtIn(), role.permissions(), role.version(), role.createdAt());
    }
}
