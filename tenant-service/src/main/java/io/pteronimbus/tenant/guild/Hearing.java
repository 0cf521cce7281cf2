package io.pteronimbus.tenant.guild;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/**
 * In which order things are heard of Discord: by numbers that grow, since the clocks of services differ. Who asks Discord takes one
 * before, who is told takes one then. In a transaction.
 */
@ApplicationScoped
class Hearing {
    private static final String LISTENING = """
            insert into guild_session (number, began_at) values (nextval('guild_heard'), :at)
            on conflict (one) do update set number = excluded.number, began_at = excluded.began_at
            where guild_session.began_at < excluded.began_at
            """;

    private final EntityManager entities;

    Hearing(EntityManager entities) {
        this.entities = entities;
    }

    /** Greater than all before. */
    long next() {
        return (Long) entities.createNativeQuery("select nextval('guild_heard')", Long.class)
                .getSingleResult();
    }

    /**
     * The bot listens anew since then, by its own clock: what was read before has to be read again. Told twice, or late, it changes
     * nothing.
     */
    void listening(Instant since) {
        entities.createNativeQuery(LISTENING).setParameter("at", since).executeUpdate();
    }

    /** From when the bot has listened without a break; 0 when it never said. */
    long session() {
        return (Long) entities.createNativeQuery("select coalesce(max(number), 0) from guild_session", Long.class)
                .getSingleResult();
    }
}
