package io.pteronimbus.platform.request;

import io.pteronimbus.platform.problem.ProblemException;
import java.util.UUID;

/** Ids in paths. What is no id cannot exist. */
public final class PathIds {
    private PathIds() {}

    /**
     * The id in a path. Throws 404 for what is none.
     *
     * @param what it would be the id of, such as {@code role}
     */
    public static UUID of(String text, String what) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw ProblemException.notFound(what);
        }
    }
}
