package io.pteronimbus.tenant.permission;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Permissions;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A change of who may do what, while it is made: what its author holds, and whom it concerns. Nobody passes on what they do not hold. */
public final class RbacChange {
    private final UUID tenantId;
    private final Holdings held;
    private final Set<UUID> people = new HashSet<>();
    private boolean everybody;

    /** What the author of a change may pass on. */
    interface Holdings {
        /** @param serverId null: throughout the tenant */
        boolean hold(String permission, @Nullable UUID serverId);
    }

    RbacChange(UUID tenantId, Holdings held) {
        this.tenantId = tenantId;
        this.held = held;
    }

    public UUID tenantId() {
        return tenantId;
    }

    /** What somebody may do becomes different by it. */
    public void concerns(UUID userId) {
        people.add(userId);
    }

    /** What anybody may do may become different by it. */
    public void concernsEverybody() {
        everybody = true;
    }

    /** Throws 403 {@code forbidden} naming those of the permissions that the author does not hold throughout the tenant. */
    public void requireHeld(Collection<String> permissions) {
        require(permissions, null);
    }

    /** The same on a server, where they may hold more. */
    public void requireHeldOn(UUID serverId, Collection<String> permissions) {
        require(permissions, serverId);
    }

    /**
     * Whether the author holds that.
     *
     * @param serverId null: throughout the tenant
     */
    public boolean holds(String permission, @Nullable UUID serverId) {
        return held.hold(permission, serverId);
    }

    private void require(Collection<String> permissions, @Nullable UUID serverId) {
        var missing = new LinkedHashSet<>(Permissions.inOrder(permissions));
        missing.removeIf(permission -> held.hold(permission, serverId));
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "You cannot pass on or take away what you do not have yourself: "
                            + missing.stream().limit(5).collect(Collectors.joining(", "))
                            + (missing.size() > 5 ? " and " + (missing.size() - 5) + " more." : "."));
        }
    }

    boolean isForEverybody() {
        return everybody;
    }

    Set<UUID> people() {
        return people;
    }

    boolean isSomething() {
        return everybody || !people.isEmpty();
    }
}
