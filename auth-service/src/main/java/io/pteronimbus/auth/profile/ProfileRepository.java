package io.pteronimbus.auth.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads profiles past the entities they are made of: as the database has them, not as this transaction happened to load them
 * before it got the lock.
 */
@ApplicationScoped
class ProfileRepository {
    private static final String SELECT = """
            select account.version as version, account.display_name as display_name,
                   case when account.email_verified_at is not null then account.email end as email,
                   discord.subject as discord_id
            from account
            left join linked_identity discord on discord.account_id = account.id and discord.provider = 'discord'
            where account.id = :id
            """;

    private final EntityManager entities;

    ProfileRepository(EntityManager entities) {
        this.entities = entities;
    }

    Optional<Profile> find(UUID userId) {
        return entities.createNativeQuery(SELECT, Tuple.class)
                .setParameter("id", userId)
                .getResultStream()
                .map(row -> profile(userId, (Tuple) row))
                .findFirst();
    }

    /** Raises the version. Nobody else changes the account from then on until the transaction ends. */
    Profile advance(UUID userId) {
        entities.flush();
        entities.createNativeQuery("update account set version = version + 1 where id = :id")
                .setParameter("id", userId)
                .executeUpdate();
        // not in the same statement: that would see the linked account as it was before a wait for the lock
        return find(userId).orElseThrow(() -> new IllegalStateException("there is no account " + userId));
    }

    /** Accounts whose version was never raised, but those that somebody is changing at this moment. */
    List<UUID> lockUnannounced(int most) {
        return entities.createNativeQuery(
                        "select id from account where version = 0 order by id limit :most for update skip locked",
                        UUID.class)
                .setParameter("most", most)
                .getResultStream()
                .map(UUID.class::cast)
                .toList();
    }

    private static Profile profile(UUID userId, Tuple row) {
        return new Profile(
                userId,
                row.get("version", Long.class),
                row.get("display_name", String.class),
                row.get("email", String.class),
                row.get("discord_id", String.class));
    }
}
