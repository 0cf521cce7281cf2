package io.pteronimbus.tenant.invitation;

import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.security.Sha256;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.tenant.member.MemberRepository;
import io.pteronimbus.tenant.permission.RbacChange;
import io.pteronimbus.tenant.permission.RbacChanges;
import io.pteronimbus.tenant.person.People;
import io.pteronimbus.tenant.person.Person;
import io.pteronimbus.tenant.role.Role;
import io.pteronimbus.tenant.role.RoleRepository;
import io.pteronimbus.tenant.subuser.SubuserService;
import io.pteronimbus.tenant.tenant.TenantRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Lets in who opens the link of an invitation. Who invited must still hold what it gives, and the right to invite: else a person who was about to be sent away
 * could leave a door open behind them.
 */
@ApplicationScoped
class Acceptance {
    private final Invitations invitations;
    private final MemberRepository members;
    private final RoleRepository roles;
    private final TenantRepository tenants;
    private final SubuserService subusers;
    private final People people;
    private final RbacChanges changes;
    private final InvitationMeters meters;
    private final TenantContext context;
    private final Audit audit;
    private final Clock clock;

    Acceptance(
            Invitations invitations,
            MemberRepository members,
            RoleRepository roles,
            TenantRepository tenants,
            SubuserService subusers,
            People people,
            RbacChanges changes,
            InvitationMeters meters,
            TenantContext context,
            Audit audit,
            Clock clock) {
        this.invitations = invitations;
        this.members = members;
        this.roles = roles;
        this.tenants = tenants;
        this.subusers = subusers;
        this.people = people;
        this.changes = changes;
        this.meters = meters;
        this.context = context;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the link lets one into. Throws 410 {@code link-expired} when it is none, used, revoked or too old. */
    OfferView look(String secret) {
        var invitation = find(secret);
        context.enter(invitation.tenantId());
        return QuarkusTransaction.requiringNew().call(() -> offer(invitation));
    }

    /**
     * Gives what the link gives. Throws 410 as above, also when who invited holds it no more; 403 when it is for somebody with another
     * address.
     */
    OfferView accept(Caller caller, String secret) {
        var invitation = find(secret);
        var person = people.find(caller.userId())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.DEPENDENCY_UNAVAILABLE,
                        "Who you are cannot be told at the moment. Try again shortly."));
        if (invitation.email() != null && !invitation.email().equals(person.email())) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "This invitation is for somebody with another e-mail address, or you have not confirmed yours.");
        }
        Function<RbacChange, OfferView> work = change -> take(change, invitation, person);
        var offer = invitation.isByOffice()
                ? changes.bySystem(invitation.tenantId(), work)
                : changes.onBehalfOf(invitation.invitedBy(), invitation.tenantId(), work);
        meters.count("accepted");
        return offer;
    }

    private OfferView take(RbacChange change, Invitation invitation, Person person) {
        if (!invitations.use(invitation.id()) || !mayStillInvite(change, invitation)) {
            throw expired();
        }
        var given = roles.find(change.tenantId(), invitation.roleIds());
        var offer = offer(invitation);
        try {
            given.forEach(role -> change.requireHeld(role.permissions()));
            if (invitation.serverId() != null) {
                subusers.add(change, invitation.serverId(), person, invitation.permissions());
            }
        } catch (ProblemException e) {
            // who invited holds it no more
            throw e.problemType() == ProblemType.FORBIDDEN ? expired() : e;
        }
        if (!given.isEmpty()) {
            var ids = given.stream().map(Role::id).toList();
            members.give(change.tenantId(), person.userId(), person.displayName(), ids, clock.instant());
        }
        change.concerns(person.userId());
        audit.success(change.tenantId(), "member:join", invitation.toTarget(), null, null);
        return offer;
    }

    private static boolean mayStillInvite(RbacChange change, Invitation invitation) {
        return change.holds("member:invite", null)
                || (invitation.isForServerAlone() && change.holds("subuser:create", invitation.serverId()));
    }

    private Invitation find(String secret) {
        Optional<Invitation> found = context.asSystem(() ->
                QuarkusTransaction.requiringNew().call(() -> invitations.goodOf(Sha256.hex(secret), clock.instant())));
        return found.orElseThrow(Acceptance::expired);
    }

    private OfferView offer(Invitation invitation) {
        UUID tenantId = invitation.tenantId();
        var tenant = tenants.get(tenantId);
        return new OfferView(
                tenantId,
                tenant.name(),
                tenant.slug(),
                roles.find(tenantId, invitation.roleIds()).stream()
                        .map(Role::name)
                        .toList(),
                invitation.serverId() == null ? 0 : 1,
                invitation.expiresAt());
    }

    private static ProblemException expired() {
        return new ProblemException(
                ProblemType.LINK_EXPIRED, "This invitation was used, revoked, or is too old. Ask for another one.");
    }
}
