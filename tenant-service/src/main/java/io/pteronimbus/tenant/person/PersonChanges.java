package io.pteronimbus.tenant.person;

import io.pteronimbus.events.UserChanged;
import io.pteronimbus.tenant.permission.RbacChanges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes in who somebody is. Whose Discord account was linked or unlinked may do something else in the guilds it is in. */
@ApplicationScoped
class PersonChanges {
    private final People people;
    private final EntityManager entities;
    private final RbacChanges changes;

    PersonChanges(People people, EntityManager entities, RbacChanges changes) {
        this.people = people;
        this.entities = entities;
        this.changes = changes;
    }

    void take(UserChanged told) {
        changes.ofPerson(told.userId(), () -> {
            var before = people.findByIdOptional(told.userId())
                    .map(Person::discordId)
                    .orElse(null);
            var changed = people.learn(told) && !Objects.equals(before, told.discordId());
            return changed ? tenantsOf(before, told.discordId()) : List.of();
        });
    }

    @SuppressWarnings("unchecked") // the query has the one column
    private List<UUID> tenantsOf(@Nullable String before, @Nullable String after) {
        return entities.createNativeQuery(
                        "select distinct tenant_id from guild_member where user_id in (:ids)", UUID.class)
                .setParameter(
                        "ids", Stream.of(before, after).filter(Objects::nonNull).toList())
                .getResultList();
    }
}
