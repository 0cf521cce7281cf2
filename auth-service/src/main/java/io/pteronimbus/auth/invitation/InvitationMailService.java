package io.pteronimbus.auth.invitation;

import io.pteronimbus.auth.account.EmailAddress;
import io.pteronimbus.auth.limit.InvitationLimits;
import io.pteronimbus.auth.mail.Mails;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Mails invitations, as many as are allowed; one that did not go out does not count. */
@ApplicationScoped
class InvitationMailService {
    private final InvitationLimits limits;
    private final Mails mails;
    private final String publicUrl;

    InvitationMailService(
            InvitationLimits limits, Mails mails, @ConfigProperty(name = "pteronimbus.public.url") String publicUrl) {
        this.limits = limits;
        this.mails = mails;
        this.publicUrl = publicUrl;
    }

    void send(InvitationMailRequest request) {
        var to = EmailAddress.parse(request.email())
                .orElseThrow(() -> ProblemException.invalid(
                        new FieldError("email", FieldErrorCode.INVALID_EMAIL, "must be an e-mail address")))
                .text();
        var counted = limits.count(request.tenantId(), request.inviterId(), to);
        try {
            mails.sendNow(InvitationLetter.of(request, to, publicUrl));
        } catch (ProblemException notSent) {
            limits.giveBack(counted);
            throw notSent;
        }
    }
}
