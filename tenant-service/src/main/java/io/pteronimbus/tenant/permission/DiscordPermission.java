package io.pteronimbus.tenant.permission;

import java.math.BigInteger;
import java.util.Arrays;

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

    /**
     * The bits of a decimal number, as Discord tells them; those beyond the 64th mean nothing here.
     *
     * @throws NumberFormatException for what is no number
     */
    public static long bits(String decimal) {
        return new BigInteger(decimal).longValue();
    }

    /** The bits of all of them. */
    public static long all() {
        return Arrays.stream(values()).mapToLong(DiscordPermission::bit).sum();
    }

    /** Whether the bits hold it; Administrator is everything. */
    public boolean isIn(long permissions) {
        return (permissions & (bit | ADMINISTRATOR.bit)) != 0;
    }
}
