package io.pteronimbus.auth.apikey;

import java.net.InetAddress;
import java.util.Optional;

/**
 * An address, or all that begin with the same bits.
 *
 * @param bits how many count
 */
record Network(InetAddress address, int bits) {
    private static final int LONGEST = 49;

    /** Reads {@code 203.0.113.7}, {@code 203.0.113.0/24} or {@code 2001:db8::/32}. No name is looked up. */
    static Optional<Network> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var parts = text.split("/", 2);
        try {
            var address = InetAddress.ofLiteral(parts[0]);
            var most = address.getAddress().length * Byte.SIZE;
            var bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
            return bits < 0 || bits > most ? Optional.empty() : Optional.of(new Network(address, bits));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress other) {
        var mine = address.getAddress();
        var theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
            if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
