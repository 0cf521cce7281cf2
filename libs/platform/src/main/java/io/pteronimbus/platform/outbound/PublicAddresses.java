package io.pteronimbus.platform.outbound;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the Internet from those of this machine, its network and everything that is special (the registries of RFC 6890): what somebody
 * outside names is never asked for at one of the latter. An IPv6 address that stands for an IPv4 one is what that is.
 */
public final class PublicAddresses {
    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/128",
                    "::1/128",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Network::of)
            .toList();

    private static final Network NAT64 = Network.of("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = Network.of("2002::/16");
    private static final Network COMPATIBLE = Network.of("::/96");
    private static final int IPV4_LENGTH = 4;

    private final List<Network> allowed;

    private PublicAddresses(List<Network> allowed) {
        this.allowed = allowed;
    }

    /**
     * @param allowed ranges that may be asked though they are special, as {@code 10.1.0.0/16}: somebody's own machines
     * @throws IllegalArgumentException for what is no range
     */
    public static PublicAddresses and(List<String> allowed) {
        return new PublicAddresses(allowed.stream().map(Network::of).toList());
    }

    public boolean contains(InetAddress address) {
        var bytes = plain(address.getAddress());
        return allowed.stream().anyMatch(network -> network.contains(bytes))
                || SPECIAL.stream().noneMatch(network -> network.contains(bytes));
    }

    private static byte[] plain(byte[] address) {
        if (address.length == IPV4_LENGTH) {
            return address;
        }
        if (SIX_TO_FOUR.contains(address)) {
            return Arrays.copyOfRange(address, 2, 2 + IPV4_LENGTH);
        }
        var isOther = NAT64.contains(address) || (COMPATIBLE.contains(address) && !isUnspecifiedOrLoopback(address));
        return isOther ? Arrays.copyOfRange(address, address.length - IPV4_LENGTH, address.length) : address;
    }

    private static boolean isUnspecifiedOrLoopback(byte[] address) {
        for (var i = 0; i < address.length - 1; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return address[address.length - 1] <= 1;
    }
}
