package io.pteronimbus.localcluster.workload.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a log to read.
 *
 * @param tailLines  only the last so many lines, counted before {@code since} is applied; null for all
 * @param since      nothing from before
 * @param limitBytes at most so many bytes
 * @param follow     whether to go on until the container ends
 * @param timestamps whether each line begins with its time
 */
public record LogOptions(
        @Nullable Long tailLines,
        @Nullable Instant since,
        @Nullable Long limitBytes,
        boolean follow,
        boolean timestamps) {

    public static final LogOptions ALL = new LogOptions(null, null, null, false, false);
}
