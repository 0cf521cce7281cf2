package io.pteronimbus.tenant.mapping;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class MappingRepository implements PanacheRepositoryBase<RoleMapping, RoleMapping.Key> {

    List<RoleMapping> all(UUID tenantId) {
        return list("tenantId = ?1 order by discordRoleId, roleId", tenantId);
    }

    List<RoleMapping> of(UUID tenantId, String discordRoleId) {
        return list("tenantId = ?1 and discordRoleId = ?2 order by roleId", tenantId, discordRoleId);
    }
}
