package io.pteronimbus.notification.audit;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which entries of a tenant are wanted: a condition, and the values for its question marks. */
final class AuditCriteria {
    private final StringBuilder condition = new StringBuilder("tenant_id = ?");
    private final List<Object> parameters = new ArrayList<>();

    AuditCriteria(UUID tenantId) {
        parameters.add(tenantId);
    }

    /** By id, or by name whatever the case. */
    AuditCriteria actor(@Nullable String actor) {
        return both("(actor_id = ? or lower(actor_name) = lower(?))", actor);
    }

    /** By id, or by name whatever the case. */
    AuditCriteria target(@Nullable String target) {
        return both("(target_id = ? or lower(target_name) = lower(?))", target);
    }

    /** The action itself, or all actions on a kind of thing when it ends in {@code :}. */
    AuditCriteria action(@Nullable String action) {
        if (action != null && !action.isBlank()) {
            condition.append(action.endsWith(":") ? " and starts_with(action, ?)" : " and action = ?");
            parameters.add(action.strip());
        }
        return this;
    }

    private AuditCriteria both(String test, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            condition.append(" and ").append(test);
            parameters.add(value.strip());
            parameters.add(value.strip());
        }
        return this;
    }

    AuditCriteria from(@Nullable String time) {
        return time("from", "at >= ?", time);
    }

    /** Up to that time, which itself is not included. */
    AuditCriteria to(@Nullable String time) {
        return time("to", "at < ?", time);
    }

    private AuditCriteria time(String field, String test, @Nullable String time) {
        if (time != null && !time.isBlank()) {
            condition.append(" and ").append(test);
            parameters.add(instant(field, time));
        }
        return this;
    }

    /** After an entry, by the key of {@link #key}. */
    AuditCriteria after(String key) {
        var parts = key.split(" ", 2);
        try {
            condition.append(" and (at, id) < (?, ?)");
            parameters.add(Instant.parse(parts[0]));
            parameters.add(UUID.fromString(parts[parts.length - 1]));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw ProblemException.invalid(new FieldError("cursor", "is not a cursor of this list"));
        }
        return this;
    }

    AuditCriteria atMost(int limit) {
        parameters.add(limit);
        return this;
    }

    /** The sort key of an entry. */
    static String key(Instant at, UUID id) {
        return at + " " + id;
    }

    String condition() {
        return condition.toString();
    }

    List<Object> parameters() {
        return parameters;
    }

    private static Instant instant(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw ProblemException.invalid(new FieldError(field, "is not a time such as 2026-01-31T12:00:00Z"));
        }
    }
}
