package io.pteronimbus.notification.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.AuditEntry.Outcome;
import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.notification.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit log in the database: entries are added once and never changed. */
@ApplicationScoped
class AuditRepository {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final String COLUMNS =
            "id, tenant_id, at, actor_kind, actor_id, actor_name, action, target_kind, target_id,"
                    + " target_name, outcome, reason, address, user_agent, override, trace_id, before, after";
    private static final String INSERT = "insert into audit_entry (" + COLUMNS + ")"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing";
    private static final String SELECT = "select " + COLUMNS + " from audit_entry where ";
    private static final String NUL = "\0";
    private static final String REPLACEMENT = "\uFFFD";

    private final Database database;
    private final ObjectMapper json;

    AuditRepository(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Adds the entry unless it is there. Text is kept as it came, but for NUL, which the database cannot hold. */
    void add(AuditEntry entry) {
        database.update(
                INSERT,
                entry.id(),
                entry.tenantId(),
                entry.at(),
                entry.actor().kind().name(),
                text(entry.actor().id()),
                text(entry.actor().name()),
                text(entry.action()),
                text(entry.target().kind()),
                text(entry.target().id()),
                text(entry.target().name()),
                entry.outcome().name(),
                text(entry.reason()),
                text(entry.address()),
                text(entry.userAgent()),
                entry.override(),
                text(entry.traceId()),
                write(entry.before()),
                write(entry.after()));
    }

    /** Newest first. */
    List<AuditEntry> find(AuditCriteria criteria) {
        return database.query(
                this::entry,
                SELECT + criteria.condition() + " order by at desc, id desc limit ?",
                criteria.parameters().toArray());
    }

    private AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getObject("tenant_id", UUID.class),
                new Actor(
                        Actor.Kind.valueOf(row.getString("actor_kind")),
                        row.getString("actor_id"),
                        row.getString("actor_name")),
                row.getString("action"),
                new Target(row.getString("target_kind"), row.getString("target_id"), row.getString("target_name")),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("reason"),
                row.getString("address"),
                row.getString("user_agent"),
                row.getBoolean("override"),
                row.getString("trace_id"),
                read(row.getString("before")),
                read(row.getString("after")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private @Nullable String write(@Nullable Map<String, Object> fields) {
        try {
            return fields == null ? null : json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("fields that were read can be written", e);
        }
    }

    private @Nullable Map<String, Object> read(@Nullable String fields) {
        try {
            return fields == null ? null : json.readValue(fields, FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("fields that were written can be read", e);
        }
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null ? null : text.replace(NUL, REPLACEMENT);
    }
}
