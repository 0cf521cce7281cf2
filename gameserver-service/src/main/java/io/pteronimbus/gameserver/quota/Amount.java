package io.pteronimbus.gameserver.quota;

/**
 * What is used, allowed, or asked for; may be negative for what is given back.
 *
 * @param cpuMillis thousandths of a CPU core
 */
public record Amount(long servers, long cpuMillis, long memoryMiB, long diskMiB) {

    static final Amount NOTHING = new Amount(0, 0, 0, 0);

    public Amount plus(Amount other) {
        return new Amount(
                servers + other.servers,
                cpuMillis + other.cpuMillis,
                memoryMiB + other.memoryMiB,
                diskMiB + other.diskMiB);
    }

    public Amount minus(Amount other) {
        return plus(new Amount(-other.servers, -other.cpuMillis, -other.memoryMiB, -other.diskMiB));
    }
}
