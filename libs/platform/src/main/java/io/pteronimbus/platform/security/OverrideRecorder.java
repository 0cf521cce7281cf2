package io.pteronimbus.platform.security;

import java.util.UUID;

/** Keeps that a super administrator looked at something of a tenant just by office. A service with a database has it audited. */
public interface OverrideRecorder {

    /** Returns when it is kept, and throws when it cannot be: then nothing is shown. */
    void record(Caller caller, UUID tenantId, String permission);
}
