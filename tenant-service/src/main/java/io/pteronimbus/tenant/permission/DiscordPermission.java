package io.pteronimbus.tenant.permission;

/** The permissions of Discord's that count here, as bits of its documentation. */
public enum DiscordPermission {
    ADMINISTRATOR(3),
    MANAGE_GUILD(5),
    MANAGE_ROLES(28);

    private final long bit;

    DiscordPermission(int position) {
        this.bit = 1L << position;
    }

    public long bit() {
        return bit;
    }

    /** Whether the bits hold it; Administrator is everything. */
    public boolean isIn(long permissions) {
        return (permissions & (bit | ADMINISTRATOR.bit)) != 0;
    }
}
