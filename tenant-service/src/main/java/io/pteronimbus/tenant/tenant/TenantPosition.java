package io.pteronimbus.tenant.tenant;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import java.util.UUID;

/** A place in the list of tenants, which is by name and, for the same name, by id. */
record TenantPosition(String name, UUID id) {
    static final TenantPosition START = new TenantPosition("", new UUID(0, 0));
    private static final int ID_LENGTH = 36;

    static TenantPosition of(Tenant tenant) {
        return new TenantPosition(tenant.name(), tenant.id());
    }

    /** Throws 400 for what {@link #key()} did not write. */
    static TenantPosition parse(String key) {
        try {
            if (key.length() >= ID_LENGTH && key.indexOf('\0') < 0) {
                return new TenantPosition(key.substring(ID_LENGTH), UUID.fromString(key.substring(0, ID_LENGTH)));
            }
        } catch (IllegalArgumentException notAnId) {
            throw invalid();
        }
        throw invalid();
    }

    String key() {
        return id + name;
    }

    private static ProblemException invalid() {
        return ProblemException.invalid(new FieldError("cursor", "is not a cursor of this list"));
    }
}
