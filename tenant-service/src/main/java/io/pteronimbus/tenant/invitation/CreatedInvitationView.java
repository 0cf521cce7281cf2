package io.pteronimbus.tenant.invitation;

/** @param url the link, told this one time */
record CreatedInvitationView(InvitationView invitation, String url) {
    @Override
    public String toString() {
        return "CreatedInvitationView[" + invitation.id() + ", ***]";
    }
}
