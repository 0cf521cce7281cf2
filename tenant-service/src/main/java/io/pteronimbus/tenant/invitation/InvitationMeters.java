package io.pteronimbus.tenant.invitation;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what becomes of invitations, as {@code pteronimbus_invitations_total}. */
@ApplicationScoped
class InvitationMeters {
    private final MeterRegistry meters;

    InvitationMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param event one of created, accepted, revoked, mailed, not-mailed */
    void count(String event) {
        meters.counter("pteronimbus.invitations", "event", event).increment();
    }
}
