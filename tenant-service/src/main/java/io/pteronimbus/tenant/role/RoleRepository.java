package io.pteronimbus.tenant.role;

import io.pteronimbus.events.EventIds;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Roles of the tenant that was entered. */
@ApplicationScoped
public class RoleRepository implements PanacheRepositoryBase<Role, UUID> {

    /** Those every tenant has. */
    public void insertBuiltIn(UUID tenantId, Instant at) {
        for (var builtIn : BuiltInRole.values()) {
            persist(Role.builtIn(EventIds.next(), tenantId, builtIn, at));
        }
        flush();
    }

    public Role builtIn(UUID tenantId, BuiltInRole builtIn) {
        return find("tenantId = ?1 and builtIn = ?2", tenantId, builtIn).singleResult();
    }

    public Optional<Role> find(UUID tenantId, UUID id) {
        return find("tenantId = ?1 and id = ?2", tenantId, id).firstResultOptional();
    }

    /** Those of the ids that are roles of the tenant. */
    public List<Role> find(UUID tenantId, Collection<UUID> ids) {
        return list("tenantId = ?1 and id in ?2", tenantId, List.copyOf(ids));
    }

    /** The roles given to somebody here. */
    public List<Role> ofMember(UUID tenantId, UUID userId) {
        return getEntityManager()
                .createQuery(
                        "select r from Role r join MemberRole m on m.roleId = r.id and m.tenantId = r.tenantId"
                                + " where m.tenantId = :tenant and m.userId = :user order by r.id",
                        Role.class)
                .setParameter("tenant", tenantId)
                .setParameter("user", userId)
                .getResultList();
    }

    /** The tenant's, oldest first: at most what a tenant may have, see {@link RoleService}. */
    List<Role> all(UUID tenantId) {
        return list("tenantId = ?1 order by id", tenantId);
    }

    long count(UUID tenantId) {
        return count("tenantId", tenantId);
    }

    boolean isNameTaken(UUID tenantId, String name, UUID butFor) {
        return count("tenantId = ?1 and lower(name) = lower(?2) and id <> ?3", tenantId, name, butFor) > 0;
    }
}
