package io.pteronimbus.tenant.invitation;

import io.pteronimbus.events.EventIds;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.security.Sha256;
import io.pteronimbus.tenant.permission.RbacChange;
import io.pteronimbus.tenant.permission.RbacChanges;
import io.pteronimbus.tenant.role.Role;
import io.pteronimbus.tenant.role.RoleRepository;
import io.pteronimbus.tenant.subuser.ServerGrants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes and revokes invitations. Nobody invites to what they do not hold, and {@link Acceptance} looks at that once more. */
@ApplicationScoped
class InvitationService {
    private static final int MOST = 100;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Invitations invitations;
    private final RoleRepository roles;
    private final ServerGrants grants;
    private final RbacChanges changes;
    private final Audit audit;
    private final Clock clock;
    private final String publicUrl;

    InvitationService(
            Invitations invitations,
            RoleRepository roles,
            ServerGrants grants,
            RbacChanges changes,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "pteronimbus.public.url") String publicUrl) {
        this.invitations = invitations;
        this.roles = roles;
        this.grants = grants;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /** Those that are still good, at most 100. */
    @Transactional
    List<InvitationView> list(UUID tenantId) {
        return invitations.open(tenantId, clock.instant()).stream()
                .map(InvitationView::of)
                .toList();
    }

    /** Throws 409 {@code quota-exceeded} beyond 100 that are open. */
    CreatedInvitationView create(Caller caller, UUID tenantId, InvitationRequest request) {
        request.check();
        return changes.by(caller, tenantId, change -> {
            requireHeld(change, request);
            if (invitations.open(tenantId, clock.instant()).size() >= MOST) {
                throw new ProblemException(
                        ProblemType.QUOTA_EXCEEDED, MOST + " invitations are open. Revoke one first.");
            }
            var secret = secret();
            var now = clock.instant();
            var invitation = new Invitation(
                    EventIds.next(),
                    tenantId,
                    Sha256.hex(secret),
                    request,
                    caller,
                    now,
                    now.plus(Duration.ofHours(request.hours())));
            invitations.persistAndFlush(invitation);
            audit.success(
                    tenantId,
                    "member:invite",
                    invitation.toTarget(),
                    null,
                    Map.of("roles", names(tenantId, request.roles())));
            return new CreatedInvitationView(InvitationView.of(invitation), publicUrl + "/invitation#token=" + secret);
        });
    }

    @Transactional
    void revoke(UUID tenantId, UUID id) {
        var invitation = invitations.find(tenantId, id).orElseThrow(() -> ProblemException.notFound("invitation"));
        if (!invitations.use(id)) {
            throw ProblemException.notFound("invitation");
        }
        audit.success(tenantId, "member:revoke-invitation", invitation.toTarget(), null, null);
    }

    private void requireHeld(RbacChange change, InvitationRequest request) {
        var found = roles.find(change.tenantId(), request.roles());
        if (found.size() != request.roles().size()) {
            throw ProblemException.invalid(new FieldError("roleIds", "has a role that this tenant has not"));
        }
        found.forEach(role -> change.requireHeld(role.permissions()));
        if (request.serverId() != null) {
            grants.requireServer(change.tenantId(), request.serverId());
            change.requireHeldOn(request.serverId(), request.knownPermissions());
        }
    }

    private List<String> names(UUID tenantId, Collection<UUID> roleIds) {
        return roles.find(tenantId, roleIds).stream().map(Role::name).sorted().toList();
    }

    private static String secret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
