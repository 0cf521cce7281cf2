package io.pteronimbus.tenant.tenant;

/** Who may make a tenant: {@code pteronimbus.tenants.creation}. */
enum Creation {
    /** Who is signed in. */
    EVERYBODY,
    SUPER_ADMINS
}
