package io.pteronimbus.platform.tenancy;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tenant that the work at hand belongs to. Set at the edge, from the path of a request or the record of an event; without
 * it, tenant-owned rows cannot be seen. Work that spans tenants (relays, consumers, lists of super administrators) says so
 * with {@link #asSystem}.
 */
@RequestScoped
public class TenantContext {
    private @Nullable UUID tenantId;
    private boolean system;

    public void enter(UUID tenantId) {
        this.tenantId = tenantId;
        this.system = false;
    }

    public Optional<UUID> tenantId() {
        return Optional.ofNullable(tenantId);
    }

    /** The tenant; it is a defect to ask without one. */
    public UUID require() {
        if (tenantId == null) {
            throw new IllegalStateException("no tenant was entered");
        }
        return tenantId;
    }

    public boolean isSystem() {
        return system;
    }

    /** Runs named work that spans tenants. Begin the transaction inside it: a connection keeps the context it began with. */
    public <T> T asSystem(Supplier<T> work) {
        var before = system;
        system = true;
        try {
            return work.get();
        } finally {
            system = before;
        }
    }
}
