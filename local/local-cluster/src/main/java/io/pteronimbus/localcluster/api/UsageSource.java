package io.pteronimbus.localcluster.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What containers use of the machine, measured now and then. */
public interface UsageSource {

    /** Nothing is ever measured. */
    UsageSource NONE = new UsageSource() {
        @Override
        public Map<String, Usage> pod(String namespace, String pod) {
            return Map.of();
        }

        @Override
        public Optional<Usage> node() {
            return Optional.empty();
        }
    };

    /**
     * @param nanoCores   processor time, in billionths of one processor, on average over the window
     * @param memoryBytes resident memory at the end of the window
     */
    record Usage(long nanoCores, long memoryBytes, Instant at, Duration window) {}

    /** By container; empty when the pod does not run, or has not run for a whole window. */
    Map<String, Usage> pod(String namespace, String pod);

    /** Of the whole machine. */
    Optional<Usage> node();
}
