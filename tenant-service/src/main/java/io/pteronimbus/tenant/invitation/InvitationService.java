package io.pteronimbus.tenant.invitation;

import io.pteronimbus.events.EventIds;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.tenant.permission.RbacChange;
import io.pteronimbus.tenant.permission.RbacChanges;
import io.pteronimbus.tenant.role.Role;
import io.pteronimbus.tenant.role.RoleRepository;
import io.pteronimbus.tenant.subuser.ServerGrants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes and revokes invitations. Nobody invites to what they do not hold, and {@link Acceptance} looks at that once more. */
@ApplicationScoped
class InvitationService {
    private static final int MOST = 100;
    /** Who looks after one server cannot use up what the tenant has. */
    private static final int MOST_ON_SERVER = 20;

    private final Invitations invitations;
    private final InvitationMails mails;
    private final InvitationMeters meters;
    private final RoleRepository roles;
    private final ServerGrants grants;
    private final RbacChanges changes;
    private final Audit audit;
    private final Clock clock;
    private final String publicUrl;

    InvitationService(
            Invitations invitations,
            InvitationMails mails,
            InvitationMeters meters,
            RoleRepository roles,
            ServerGrants grants,
            RbacChanges changes,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "pteronimbus.public.url") String publicUrl) {
        this.invitations = invitations;
        this.mails = mails;
        this.meters = meters;
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

    /** Those that make sub-users of the server, at most 20. Throws 404 when there is no such server. */
    @Transactional
    List<InvitationView> list(UUID tenantId, UUID serverId) {
        grants.requireServer(tenantId, serverId);
        return invitations.openOn(tenantId, serverId, clock.instant()).stream()
                .map(InvitationView::of)
                .toList();
    }

    /**
     * Makes one, and then mails it when it names an address; whether that went well is in the answer. Throws 409
     * {@code quota-exceeded} beyond 100 that are open, or 20 for one server alone.
     */
    CreatedInvitationView create(Caller caller, UUID tenantId, InvitationRequest request) {
        request.check();
        var secret = InvitationSecret.random();
        var made = changes.by(caller, tenantId, change -> insert(change, caller, request, secret));
        meters.count("created");
        var email = made.email();
        var mail = email == null ? null : mails.first(caller, made, email, secret);
        return new CreatedInvitationView(InvitationView.of(made), secret.link(publicUrl), mail);
    }

    /**
     * Throws 404 when it is not open.
     *
     * @param serverId just one that is for this server alone, if given
     */
    @Transactional
    void revoke(UUID tenantId, @Nullable UUID serverId, UUID id) {
        var invitation =
                invitations.find(tenantId, serverId, id).orElseThrow(() -> ProblemException.notFound("invitation"));
        if (!invitations.use(id)) {
            throw ProblemException.notFound("invitation");
        }
        audit.success(tenantId, invitation.action("revoke-invitation"), invitation.toTarget(), null, null);
        meters.count("revoked");
    }

    private Invitation insert(RbacChange change, Caller caller, InvitationRequest request, InvitationSecret secret) {
        var tenantId = change.tenantId();
        var given = requireHeld(change, request);
        var now = clock.instant();
        var invitation = new Invitation(
                EventIds.next(),
                tenantId,
                secret.hash(),
                request,
                caller,
                now,
                now.plus(Duration.ofHours(request.hours())));
        requireRoom(invitation);
        invitations.persistAndFlush(invitation);
        audit.success(tenantId, invitation.action("invite"), invitation.toTarget(), null, fields(invitation, given));
        return invitation;
    }

    private void requireRoom(Invitation invitation) {
        var now = clock.instant();
        var serverId = invitation.serverId();
        if (invitations.open(invitation.tenantId(), now).size() >= MOST) {
            throw full(MOST + " invitations are open.");
        }
        if (serverId != null
                && invitation.isForServerAlone()
                && invitations.openOn(invitation.tenantId(), serverId, now).size() >= MOST_ON_SERVER) {
            throw full(MOST_ON_SERVER + " invitations to this server are open.");
        }
    }

    private List<Role> requireHeld(RbacChange change, InvitationRequest request) {
        var found = roles.find(change.tenantId(), request.roles());
        if (found.size() != request.roles().size()) {
            throw ProblemException.invalid(new FieldError("roleIds", "has a role that this tenant has not"));
        }
        found.forEach(role -> change.requireHeld(role.permissions()));
        if (request.serverId() != null) {
            grants.requireServer(change.tenantId(), request.serverId());
            change.requireHeldOn(request.serverId(), request.knownPermissions());
        }
        return found;
    }

    /** Not the address: who reads the log need not know it. */
    private static Map<String, Object> fields(Invitation invitation, List<Role> given) {
        var fields = new LinkedHashMap<String, Object>();
        if (!given.isEmpty()) {
            fields.put("roles", given.stream().map(Role::name).sorted().toList());
        }
        if (invitation.serverId() != null) {
            fields.put("server", invitation.serverId().toString());
            fields.put("permissions", List.copyOf(invitation.permissions()));
        }
        return fields;
    }

    private static ProblemException full(String why) {
        return new ProblemException(ProblemType.QUOTA_EXCEEDED, why + " Revoke one first.");
    }
}
