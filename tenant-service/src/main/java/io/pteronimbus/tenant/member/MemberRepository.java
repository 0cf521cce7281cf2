package io.pteronimbus.tenant.member;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Members of the tenant that was entered. */
@ApplicationScoped
public class MemberRepository implements PanacheRepositoryBase<Member, Member.Id> {

    public Optional<Member> find(UUID tenantId, UUID userId) {
        return findByIdOptional(new Member.Id(tenantId, userId));
    }

    /** All memberships of a person, over all tenants: sees nothing outside the system context. */
    public List<Member> ofUser(UUID userId) {
        return list("userId = ?1 order by tenantId", userId);
    }

    /** Members in the order of their user ids, from after the given one, as far as the text is part of their name. */
    List<Member> page(UUID tenantId, String text, UUID after, int limit) {
        return find(
                        "tenantId = ?1 and userId > ?2 and locate(lower(?3), lower(displayName)) > 0 order by userId",
                        tenantId,
                        after,
                        text)
                .page(0, limit)
                .list();
    }
}
