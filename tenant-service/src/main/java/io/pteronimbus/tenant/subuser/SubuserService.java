package io.pteronimbus.tenant.subuser;

import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.security.Permissions;
import io.pteronimbus.tenant.permission.RbacChange;
import io.pteronimbus.tenant.permission.RbacChanges;
import io.pteronimbus.tenant.person.People;
import io.pteronimbus.tenant.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people may do on single servers. Nobody grants, or takes away, what they do not hold there. */
@ApplicationScoped
public class SubuserService {
    private static final int MOST = 200;

    private final ServerGrants grants;
    private final People people;
    private final RbacChanges changes;
    private final Audit audit;
    private final Clock clock;

    SubuserService(ServerGrants grants, People people, RbacChanges changes, Audit audit, Clock clock) {
        this.grants = grants;
        this.people = people;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /** At most 200. Throws 404 when there is no such server. */
    @Transactional
    List<SubuserView> list(UUID tenantId, UUID serverId) {
        grants.requireServer(tenantId, serverId);
        var granted = grants.ofServer(tenantId, serverId);
        Map<UUID, Person> known = people
                .known(granted.stream().map(ServerGrant::userId).toList())
                .stream()
                .collect(Collectors.toMap(Person::userId, Function.identity()));
        return granted.stream()
                .map(grant -> view(grant, known.get(grant.userId())))
                .toList();
    }

    /** Grants somebody who has an account that much on the server, in the place of what they had. Throws 404 for a person nobody knows. */
    SubuserView put(Caller caller, UUID tenantId, UUID serverId, UUID userId, SubuserRequest request) {
        var permissions = request.known();
        var person = people.find(userId).orElseThrow(() -> ProblemException.notFound("person"));
        return changes.by(caller, tenantId, change -> view(replace(change, serverId, person, permissions), person));
    }

    /** Grants that much beside what they have there, in a change that is made. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(RbacChange change, UUID serverId, Person person, Set<String> permissions) {
        grants.requireServer(change.tenantId(), serverId);
        change.requireHeldOn(serverId, permissions);
        var all = new HashSet<>(permissions);
        grants.find(change.tenantId(), serverId, person.userId()).ifPresent(grant -> all.addAll(grant.permissions()));
        keep(change, serverId, person, Permissions.inOrder(all));
    }

    private ServerGrant replace(RbacChange change, UUID serverId, Person person, Set<String> permissions) {
        grants.requireServer(change.tenantId(), serverId);
        grants.find(change.tenantId(), serverId, person.userId())
                .ifPresent(grant -> change.requireHeldOn(serverId, grant.permissions()));
        change.requireHeldOn(serverId, permissions);
        return keep(change, serverId, person, permissions);
    }

    private ServerGrant keep(RbacChange change, UUID serverId, Person person, Set<String> permissions) {
        var tenantId = change.tenantId();
        var known = grants.find(tenantId, serverId, person.userId());
        var before = known.map(grant -> fields(grant.permissions())).orElse(null);
        var grant = known.orElseGet(() -> insert(tenantId, serverId, person.userId(), permissions));
        grant.change(permissions);
        grants.flush();
        change.concerns(person.userId());
        audit.success(
                tenantId,
                known.isPresent() ? "subuser:update" : "subuser:create",
                target(serverId, person.userId()),
                before,
                fields(permissions));
        return grant;
    }

    void remove(Caller caller, UUID tenantId, UUID serverId, UUID userId) {
        changes.by(caller, tenantId, change -> {
            var grant =
                    grants.find(tenantId, serverId, userId).orElseThrow(() -> ProblemException.notFound("sub-user"));
            change.requireHeldOn(serverId, grant.permissions());
            grants.delete(grant);
            change.concerns(userId);
            audit.success(tenantId, "subuser:delete", target(serverId, userId), fields(grant.permissions()), null);
            return true;
        });
    }

    private ServerGrant insert(UUID tenantId, UUID serverId, UUID userId, Set<String> permissions) {
        if (grants.count(tenantId, serverId) >= MOST) {
            throw new ProblemException(
                    ProblemType.QUOTA_EXCEEDED, "The server has " + MOST + " sub-users. Remove one first.");
        }
        var grant = new ServerGrant(tenantId, serverId, userId, permissions, clock.instant());
        grants.persist(grant);
        return grant;
    }

    private static SubuserView view(ServerGrant grant, @Nullable Person person) {
        return new SubuserView(
                grant.userId(),
                person == null ? grant.userId().toString() : person.displayName(),
                grant.permissions(),
                grant.grantedAt());
    }

    private static Map<String, Object> fields(Set<String> permissions) {
        return Map.of("permissions", List.copyOf(permissions));
    }

    private static Target target(UUID serverId, UUID userId) {
        return new Target("subuser", serverId + "/" + userId, null);
    }
}
