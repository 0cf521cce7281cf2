package io.pteronimbus.tenant.tenant;

/** Why a tenant is suspended; what brought it about also ends it. */
public enum SuspensionReason {
    /** The bot is no longer in the tenant's guild. */
    BOT_REMOVED,
    /** A super administrator decided so. */
    ADMINISTRATOR
}
