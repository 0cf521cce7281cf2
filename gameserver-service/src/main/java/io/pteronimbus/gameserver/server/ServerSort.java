package io.pteronimbus.gameserver.server;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The orders a list of servers can have; the id decides between equals. */
enum ServerSort {
    NAME("name", "s.nameKey", false),
    NAME_DESCENDING("-name", "s.nameKey", true),
    CREATED("createdAt", "s.createdAt", false),
    CREATED_DESCENDING("-createdAt", "s.createdAt", true);

    private static final char SEPARATOR = '\n';
    private static final int UUID_LENGTH = 36;

    private final String word;
    private final String field;
    private final boolean descending;

    ServerSort(String word, String field, boolean descending) {
        this.word = word;
        this.field = field;
        this.descending = descending;
    }

    /** Where a page ended. */
    record Position(Object value, UUID id) {}

    /** By name unless told; 400 for an order there is not. */
    static ServerSort of(@Nullable String word) {
        if (word == null) {
            return NAME;
        }
        return Arrays.stream(values())
                .filter(sort -> sort.word.equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        new FieldError("sort", "must be one of name, -name, createdAt, -createdAt")));
    }

    String orderBy() {
        var direction = descending ? " desc" : "";
        return " order by " + field + direction + ", s.id" + direction;
    }

    String after() {
        var sign = descending ? "<" : ">";
        return " and (%1$s %2$s :value or (%1$s = :value and s.id %2$s :id))".formatted(field, sign);
    }

    /** The cursor's key of that server, in this order. */
    String keyOf(Server server) {
        var value = byName() ? server.nameKey : server.createdAt.toString();
        return word + SEPARATOR + server.id + value;
    }

    /** Reads {@link #keyOf}; 400 when the cursor is of another order. */
    Position position(String key) {
        var start = word.length() + 1;
        if (key.startsWith(word + SEPARATOR) && key.length() >= start + UUID_LENGTH && key.indexOf('\0') < 0) {
            try {
                var id = UUID.fromString(key.substring(start, start + UUID_LENGTH));
                var value = key.substring(start + UUID_LENGTH);
                return new Position(byName() ? value : Instant.parse(value), id);
            } catch (IllegalArgumentException | DateTimeParseException e) {
                throw notOfThisList();
            }
        }
        throw notOfThisList();
    }

    private static ProblemException notOfThisList() {
        return ProblemException.invalid(new FieldError("cursor", "is not a cursor of this list in this order"));
    }

    private boolean byName() {
        return this == NAME || this == NAME_DESCENDING;
    }
}
