package io.pteronimbus.controller;

/**
 * Some ports in a row.
 *
 * @param first 1–65535
 * @param last the range goes up to and including it
 */
public record PortRange(int first, int last) {
    private static final int HIGHEST = 65_535;

    public PortRange {
        if (first < 1 || last > HIGHEST || first > last) {
            throw new IllegalArgumentException("no range of ports: " + first + "-" + last);
        }
    }

    /**
     * @param text {@code first-last}
     * @throws IllegalArgumentException for anything else
     */
    public static PortRange of(String text) {
        var dash = text.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("no range of ports, which is written first-last: " + text);
        }
        return new PortRange(
                Integer.parseInt(text.substring(0, dash).strip()),
                Integer.parseInt(text.substring(dash + 1).strip()));
    }

    public int size() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
