package io.pteronimbus.notification.live;

import io.pteronimbus.events.AccessChanged;
import io.pteronimbus.events.AuditEntry;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a part of a tenant became different, not how: whoever reads it asks again.
 *
 * @param serverId the server whose part it is, null for the tenant's
 */
record News(Part part, @Nullable UUID serverId) {

    static News of(Part part) {
        return new News(part, null);
    }

    /** What a change of access may have changed. A change for everybody comes of roles, or of what brings them. */
    static Set<News> of(AccessChanged event) {
        return event.userId() == null
                ? Set.of(of(Part.MEMBERS), of(Part.SUBUSERS), of(Part.ROLES))
                : Set.of(of(Part.MEMBERS), of(Part.SUBUSERS));
    }

    /** What somebody changed by what they did; empty for a deed that no page but the audit log shows, or that failed. */
    static Optional<News> of(AuditEntry deed) {
        if (deed.outcome() != AuditEntry.Outcome.SUCCESS) {
            return Optional.empty();
        }
        return switch (deed.target().kind()) {
            case "user" -> Optional.of(of(Part.MEMBERS));
            case "role", "discord-role" -> Optional.of(of(Part.ROLES));
            case "invitation" -> Optional.of(of(Part.INVITATIONS));
            case "subuser" -> serverOf(deed.target()).map(serverId -> new News(Part.SUBUSERS, serverId));
            case "template" -> Optional.of(of(Part.TEMPLATES));
            case "tenant" -> Optional.of(of(Part.TENANT));
            default -> Optional.empty();
        };
    }

    /** A sub-user is named by server and person. */
    private static Optional<UUID> serverOf(AuditEntry.Target subuser) {
        try {
            return Optional.of(UUID.fromString(subuser.id().split("/", 2)[0]));
        } catch (IllegalArgumentException notAServer) {
            return Optional.empty();
        }
    }
}
