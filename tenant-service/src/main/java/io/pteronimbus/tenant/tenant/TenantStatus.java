package io.pteronimbus.tenant.tenant;

/** Whether a tenant lives. */
public enum TenantStatus {
    ACTIVE,
    /** Nothing is started, made or changed, see ADR 0022. */
    SUSPENDED,
    /** Waits for its end, and can be kept until then. */
    DELETING
}
