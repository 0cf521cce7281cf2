package io.pteronimbus.platform.request;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code If-Match} says: the versions of a thing the caller is content to change.
 *
 * @param tags entity tags as they stand in the header; {@code *} is content with any
 */
public record ExpectedVersion(Set<String> tags) {

    /** Throws 428 without the header. */
    public static ExpectedVersion of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_REQUIRED, "Send the ETag of what you saw as If-Match with a change.");
        }
        return new ExpectedVersion(
                Arrays.stream(ifMatch.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet()));
    }

    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** Throws 412 when the thing has another version by now. */
    public void require(long version) {
        if (!tags.contains("*") && !tags.contains(tag(version))) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_FAILED,
                    "Somebody changed this meanwhile. Read it again, then repeat the change if it still makes sense.");
        }
    }
}
