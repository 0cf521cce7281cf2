package io.pteronimbus.tenant.permission;

import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.tenant.person.People;
import io.pteronimbus.tenant.person.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** The tenants in which somebody may have anything to do. Spans tenants, in the system context. */
@ApplicationScoped
class TenantsOfPerson {
    /** Discord lets nobody into more than 200 guilds. */
    private static final int MOST = 500;

    private static final String ALL = """
            select tenant_id from member where user_id = :user
            union select tenant_id from server_grant where user_id = :user
            union select tenant_id from guild_member where user_id = :discord
            order by 1 limit :most
            """;

    private final EntityManager entities;
    private final People people;
    private final TenantContext context;

    TenantsOfPerson(EntityManager entities, People people, TenantContext context) {
        this.entities = entities;
        this.people = people;
        this.context = context;
    }

    /** At most 500, in the order of their ids. Whether anything is allowed there is not looked at. */
    List<UUID> of(UUID userId) {
        var discord = people.find(userId).map(Person::discordId).orElse("");
        return context.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> find(userId, discord)));
    }

    @SuppressWarnings("unchecked") // the query has the one column
    private List<UUID> find(UUID userId, String discordId) {
        return entities.createNativeQuery(ALL, UUID.class)
                .setParameter("user", userId)
                .setParameter("discord", discordId)
                .setParameter("most", MOST)
                .getResultList();
    }
}
