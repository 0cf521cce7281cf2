package io.pteronimbus.gameserver.metrics;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Servers that a request names.
 *
 * @param ids each once
 */
record NamedServers(List<UUID> ids) {
    /** What a screen shows of a list, and what is scrolled to next. */
    private static final int MOST = 60;

    private static final String FIELD = "server";

    /** Throws 400 for none, for too many, and for what is no id. */
    static NamedServers of(List<String> words) {
        if (words.isEmpty()) {
            throw ProblemException.invalid(new FieldError(FIELD, FieldErrorCode.REQUIRED, "must be there"));
        }
        if (words.size() > MOST) {
            throw ProblemException.invalid(new FieldError(
                    FIELD, FieldErrorCode.TOO_MANY, "must be at most " + MOST, Map.of("min", 1, "max", MOST)));
        }
        var ids = new LinkedHashSet<UUID>();
        words.forEach(word -> ids.add(id(word)));
        return new NamedServers(new ArrayList<>(ids));
    }

    private static UUID id(String word) {
        try {
            return UUID.fromString(word);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(new FieldError(FIELD, "must be the id of a server"));
        }
    }
}
