package io.pteronimbus.tenant.invitation;

/** What became of the mail of an invitation. The invitation is good in any case, and its link can be handed over. */
enum MailOutcome {
    SENT,
    /** This panel sends no mails. */
    OFF,
    /** Too many went out; it can be sent later. */
    LIMITED,
    /** The mail server did not take it; it can be sent later. */
    FAILED
}
