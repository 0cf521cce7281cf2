package io.pteronimbus.tenant.invitation;

import org.jspecify.annotations.Nullable;

/**
 * @param url the link, told this one time
 * @param mail what became of its mail; null when it names no e-mail address
 */
record CreatedInvitationView(
        InvitationView invitation, String url, @Nullable MailOutcome mail) {
    @Override
    public String toString() {
        return "CreatedInvitationView[" + invitation.id() + ", ***]";
    }
}
