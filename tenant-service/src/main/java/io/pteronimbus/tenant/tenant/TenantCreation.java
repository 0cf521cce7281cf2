package io.pteronimbus.tenant.tenant;

import io.pteronimbus.events.EventIds;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.tenant.idempotency.IdempotencyKey;
import io.pteronimbus.tenant.idempotency.IdempotencyRepository;
import io.pteronimbus.tenant.member.Member;
import io.pteronimbus.tenant.member.MemberRepository;
import io.pteronimbus.tenant.role.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes tenants, with their first owner. */
@ApplicationScoped
class TenantCreation {
    private final TenantRepository tenants;
    private final MemberRepository members;
    private final IdempotencyRepository idempotency;
    private final TenantEvents events;
    private final Audit audit;
    private final TenantContext context;
    private final LimitConfig limits;
    private final Clock clock;
    private final Creation creation;

    TenantCreation(
            TenantRepository tenants,
            MemberRepository members,
            IdempotencyRepository idempotency,
            TenantEvents events,
            Audit audit,
            TenantContext context,
            LimitConfig limits,
            Clock clock,
            @ConfigProperty(name = "pteronimbus.tenants.creation") Creation creation) {
        this.tenants = tenants;
        this.members = members;
        this.idempotency = idempotency;
        this.events = events;
        this.audit = audit;
        this.context = context;
        this.limits = limits;
        this.clock = clock;
        this.creation = creation;
    }

    /** Throws 403 when the person may make none. Before anything of the request is looked at. */
    void requireAllowed(Caller caller) {
        if (creation == Creation.SUPER_ADMINS && !caller.superAdmin()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Tenants are made by super administrators alone here.");
        }
    }

    /**
     * A tenant the caller owns; under a key that was used before, the one that was made then. Throws 409 {@code name-taken}
     * when the slug asked for is taken.
     */
    TenantView create(Caller caller, CreateTenantRequest request, Optional<IdempotencyKey> key) {
        var id = EventIds.next();
        context.enter(id);
        var made = QuarkusTransaction.requiringNew().call(() -> {
            var earlier = key.flatMap(claimed -> idempotency.claim(claimed, id, clock.instant()));
            return earlier.orElseGet(() -> insert(id, caller, request));
        });
        context.enter(made);
        return QuarkusTransaction.requiringNew().call(() -> view(made, caller));
    }

    private UUID insert(UUID id, Caller caller, CreateTenantRequest request) {
        var now = clock.instant();
        var slugs = request.slug() == null ? Slug.candidates(request.name()) : Stream.of(new Slug(request.slug()));
        var tenant = slugs.map(slug -> new Tenant(id, request.name(), slug, limits.limits(), now))
                .filter(tenants::insert)
                .findFirst()
                .orElseThrow(SlugTaken::problem);
        members.persist(new Member(id, caller.userId(), caller.displayName(), Role.OWNER, now));
        events.created(tenant, caller.userId());
        audit.success(
                id, "tenant:create", tenant.toTarget(), null, Map.of("name", tenant.name(), "slug", tenant.slug()));
        return id;
    }

    private TenantView view(UUID tenantId, Caller caller) {
        var role = members.find(tenantId, caller.userId()).map(Member::role).orElse(null);
        return tenants.findByIdOptional(tenantId)
                .map(tenant -> TenantView.of(tenant, role))
                .orElseThrow(() -> ProblemException.notFound("tenant"));
    }
}
