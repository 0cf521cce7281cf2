package io.pteronimbus.auth.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What counts as one place: an IPv4 address, or the /64 network an IPv6 address is from, since one household has all of it. */
final class AddressKey {
    private static final int NETWORK_BYTES = 8;
    private static final int LONGEST = 45;

    private AddressKey() {}

    static String of(@Nullable String address) {
        if (address == null || address.length() > LONGEST) {
            return "unknown";
        }
        try {
            var literal = InetAddress.ofLiteral(address);
            return literal instanceof Inet6Address v6
                    ? HexFormat.of().formatHex(v6.getAddress(), 0, NETWORK_BYTES)
                    : literal.getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return "unknown";
        }
    }
}
