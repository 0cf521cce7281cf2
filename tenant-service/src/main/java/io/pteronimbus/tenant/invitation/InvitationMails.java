package io.pteronimbus.tenant.invitation;

import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.security.ServiceTokens;
import io.pteronimbus.tenant.invitation.InvitationMailClient.Order;
import io.pteronimbus.tenant.tenant.TenantRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has invitations mailed to whom they are for. Never in a transaction: a mail server may be slow. The database learns of a mail
 * when it is gone, so one that did not go changes nothing.
 */
@ApplicationScoped
class InvitationMails {
    private static final Logger LOG = Logger.getLogger(InvitationMails.class);
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final Duration SOME_TIME = Duration.ofMinutes(1);

    private final InvitationMailClient client;
    private final ServiceTokens tokens;
    private final Invitations invitations;
    private final TenantRepository tenants;
    private final InvitationMeters meters;
    private final Audit audit;
    private final Clock clock;

    InvitationMails(
            @RestClient InvitationMailClient client,
            ServiceTokens tokens,
            Invitations invitations,
            TenantRepository tenants,
            InvitationMeters meters,
            Audit audit,
            Clock clock) {
        this.client = client;
        this.tokens = tokens;
        this.invitations = invitations;
        this.tenants = tenants;
        this.meters = meters;
        this.audit = audit;
        this.clock = clock;
    }

    /** Mails a new one with its secret. Throws nothing: whoever invites has the link besides. */
    MailOutcome first(Caller caller, Invitation invitation, String email, InvitationSecret secret) {
        try {
            post(caller, invitation, email, secret);
        } catch (ProblemException notSent) {
            return switch (notSent.problemType()) {
                case CONFLICT -> MailOutcome.OFF;
                case RATE_LIMITED -> MailOutcome.LIMITED;
                default -> MailOutcome.FAILED;
            };
        }
        QuarkusTransaction.requiringNew().run(() -> keep(invitation, secret));
        return MailOutcome.SENT;
    }

    /**
     * Mails one again, with a new secret: once it is gone, the link from before is no longer good. Throws 404 when it is not open,
     * 409 {@code conflict} when it is for nobody in particular or mail is off, 429 and 503 when the mail did not go.
     *
     * @param serverId just one that is for this server alone, if given
     */
    InvitationView again(Caller caller, UUID tenantId, @Nullable UUID serverId, UUID id) {
        var invitation = QuarkusTransaction.requiringNew()
                .call(() -> invitations.find(tenantId, serverId, id))
                .filter(found -> found.expiresAt().isAfter(clock.instant()))
                .orElseThrow(InvitationMails::gone);
        var email = invitation.email();
        if (email == null) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "This invitation is for whoever has its link: it names no e-mail address.");
        }
        var secret = InvitationSecret.random();
        post(caller, invitation, email, secret);
        QuarkusTransaction.requiringNew().run(() -> {
            if (!keep(invitation, secret)) {
                throw gone();
            }
            audit.success(tenantId, invitation.action("mail-invitation"), invitation.toTarget(), null, null);
        });
        return InvitationView.of(invitation);
    }

    /** False when somebody accepted or revoked it meanwhile. */
    private boolean keep(Invitation invitation, InvitationSecret secret) {
        var now = clock.instant();
        invitation.mailed(now);
        return invitations.mailed(invitation.id(), secret.hash(), now);
    }

    private void post(Caller caller, Invitation invitation, String email, InvitationSecret secret) {
        var tenantId = invitation.tenantId();
        var tenantName = QuarkusTransaction.requiringNew()
                .call(() -> tenants.get(tenantId).name());
        var order = new Order(
                email,
                tenantId,
                tenantName,
                caller.userId(),
                caller.displayName(),
                secret.text(),
                invitation.expiresAt());
        try {
            client.send(tokens.authorizationFor("auth-service"), order);
            meters.count("mailed");
        } catch (WebApplicationException | ProcessingException e) {
            meters.count("not-mailed");
            throw problem(e);
        }
    }

    private static ProblemException problem(RuntimeException failure) {
        if (failure instanceof WebApplicationException answered) {
            var response = answered.getResponse();
            if (response.getStatus() == CONFLICT) {
                return new ProblemException(ProblemType.CONFLICT, "This panel sends no mails. Hand over the link.");
            }
            if (response.getStatus() == TOO_MANY) {
                return ProblemException.rateLimited(retryAfter(response.getHeaderString("Retry-After")));
            }
        }
        LOG.warnf("An invitation was not mailed: %s", failure.getMessage());
        return new ProblemException(
                ProblemType.DEPENDENCY_UNAVAILABLE,
                "The mail was not sent. Send it again later, or hand over the link.");
    }

    private static Duration retryAfter(@Nullable String seconds) {
        return seconds != null && seconds.matches("[0-9]{1,6}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : SOME_TIME;
    }

    private static ProblemException gone() {
        return ProblemException.notFound("invitation");
    }
}
