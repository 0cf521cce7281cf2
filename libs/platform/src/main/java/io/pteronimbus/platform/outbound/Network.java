package io.pteronimbus.platform.outbound;

import java.net.InetAddress;

/**
 * A range of addresses, as {@code 10.0.0.0/8}.
 *
 * @param bits how many of the first bits are those of the range
 */
record Network(byte[] address, int bits) {

    /** Throws {@link IllegalArgumentException} for what is no range. */
    static Network of(String text) {
        var slash = text.indexOf('/');
        var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                .getAddress();
        var longest = address.length * Byte.SIZE;
        var bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > longest) {
            throw new IllegalArgumentException("not a network: " + text);
        }
        return new Network(address, bits);
    }

    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        for (var bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> (bit % Byte.SIZE);
            if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
