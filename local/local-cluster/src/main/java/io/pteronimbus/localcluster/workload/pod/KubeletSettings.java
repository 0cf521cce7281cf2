package io.pteronimbus.localcluster.workload.pod;

import java.time.Duration;

/**
 * How the kubelet behaves.
 *
 * @param backoffBase  wait before the first restart of a container
 * @param backoffCap   the longest wait
 * @param backoffReset after a run of this length the waits begin anew
 * @param logLimit     bytes of a log file before a new one is begun; each run keeps two files at most
 * @param memoryLimits whether a container that holds more memory than its limit is ended; looked at once a usage period
 * @param usagePeriod  how often the use of processor and memory is looked at
 * @param orphanGrace  how long processes left by a crashed cluster have between SIGTERM and SIGKILL
 */
public record KubeletSettings(
        Duration backoffBase,
        Duration backoffCap,
        Duration backoffReset,
        long logLimit,
        Duration orphanGrace,
        Duration usagePeriod,
        boolean memoryLimits) {

    public static final KubeletSettings DEFAULT = new KubeletSettings(
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            10L << 20,
            Duration.ofSeconds(15),
            Duration.ofSeconds(5),
            false);

    public KubeletSettings(
            Duration backoffBase, Duration backoffCap, Duration backoffReset, long logLimit, Duration orphanGrace) {
        this(backoffBase, backoffCap, backoffReset, logLimit, orphanGrace, DEFAULT.usagePeriod, DEFAULT.memoryLimits);
    }

    public KubeletSettings withMemoryLimits(boolean held) {
        return new KubeletSettings(backoffBase, backoffCap, backoffReset, logLimit, orphanGrace, usagePeriod, held);
    }

    public KubeletSettings {
        if (backoffBase.isNegative() || backoffCap.compareTo(backoffBase) < 0 || logLimit < 1024) {
            throw new IllegalArgumentException("the back-off cap is below its base, or the log limit below 1 KiB");
        }
    }
}
