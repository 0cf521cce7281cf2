package io.pteronimbus.tenant.subuser;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.tenant.permission.RbacChange;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Grants on single servers of the tenant that was entered. In a transaction. */
@ApplicationScoped
public class ServerGrants implements PanacheRepositoryBase<ServerGrant, ServerGrant.Key> {

    Optional<ServerGrant> find(UUID tenantId, UUID serverId, UUID userId) {
        return findByIdOptional(new ServerGrant.Key(tenantId, serverId, userId));
    }

    List<ServerGrant> ofServer(UUID tenantId, UUID serverId) {
        return list("tenantId = ?1 and serverId = ?2 order by userId", tenantId, serverId);
    }

    long count(UUID tenantId, UUID serverId) {
        return count("tenantId = ?1 and serverId = ?2", tenantId, serverId);
    }

    /** Takes all that somebody was granted on servers. */
    public void removeAll(RbacChange change, UUID userId) {
        list("tenantId = ?1 and userId = ?2", change.tenantId(), userId).forEach(grant -> {
            change.requireHeldOn(grant.serverId(), grant.permissions());
            delete(grant);
            change.concerns(userId);
        });
    }

    /** Throws 404 unless gameserver-service told of that server, and not that it is gone. */
    public void requireServer(UUID tenantId, UUID serverId) {
        var found = getEntityManager()
                .createNativeQuery("select 1 from server where tenant_id = :tenant and id = :server")
                .setParameter("tenant", tenantId)
                .setParameter("server", serverId)
                .getResultList();
        if (found.isEmpty()) {
            throw ProblemException.notFound("server");
        }
    }

    void learnServer(UUID tenantId, UUID serverId, String name) {
        getEntityManager()
                .createNativeQuery("""
                        insert into server (tenant_id, id, name) select id, :server, :name from tenant where id = :tenant
                        on conflict (tenant_id, id) do update set name = excluded.name
                        """)
                .setParameter("tenant", tenantId)
                .setParameter("server", serverId)
                .setParameter("name", name)
                .executeUpdate();
    }

    /** Takes its grants along; answers to whom there were any. */
    List<UUID> forgetServer(UUID tenantId, UUID serverId) {
        var users =
                ofServer(tenantId, serverId).stream().map(ServerGrant::userId).toList();
        getEntityManager().clear();
        getEntityManager()
                .createNativeQuery("delete from server where tenant_id = :tenant and id = :server")
                .setParameter("tenant", tenantId)
                .setParameter("server", serverId)
                .executeUpdate();
        return users;
    }
}
