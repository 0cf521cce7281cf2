package io.pteronimbus.tenant.member;

import io.pteronimbus.tenant.role.BuiltInRole;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** People with roles given to them here, in the tenant that was entered. */
@ApplicationScoped
public class MemberRepository implements PanacheRepositoryBase<Member, Member.Id> {

    public Optional<Member> find(UUID tenantId, UUID userId) {
        return findByIdOptional(new Member.Id(tenantId, userId));
    }

    /** Gives roles to somebody, a member by that if they were none. */
    public void give(UUID tenantId, UUID userId, String displayName, Collection<UUID> roleIds, Instant at) {
        if (find(tenantId, userId).isEmpty()) {
            persist(new Member(tenantId, userId, displayName, at));
            flush();
        }
        roleIds.stream()
                .map(roleId -> new MemberRole(tenantId, userId, roleId, at))
                .forEach(getEntityManager()::merge);
        flush();
    }

    /** Takes roles from a member; without any left they are none. */
    void take(UUID tenantId, UUID userId, Set<UUID> roleIds) {
        getEntityManager()
                .createQuery(
                        "delete from MemberRole m where m.tenantId = :tenant and m.userId = :user and m.roleId in :ids")
                .setParameter("tenant", tenantId)
                .setParameter("user", userId)
                .setParameter("ids", roleIds)
                .executeUpdate();
        getEntityManager()
                .createQuery(
                        "delete from Member m where m.tenantId = :tenant and m.userId = :user"
                                + " and not exists (select 1 from MemberRole r where r.tenantId = :tenant and r.userId = :user)")
                .setParameter("tenant", tenantId)
                .setParameter("user", userId)
                .executeUpdate();
    }

    /** How many have the built-in role by being given it here. */
    long countWith(UUID tenantId, BuiltInRole role) {
        return getEntityManager()
                .createQuery(
                        "select count(m) from MemberRole m join Role r on r.tenantId = m.tenantId and r.id = m.roleId"
                                + " where m.tenantId = :tenant and r.builtIn = :role",
                        Long.class)
                .setParameter("tenant", tenantId)
                .setParameter("role", role)
                .getSingleResult();
    }
}
