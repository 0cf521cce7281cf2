package io.pteronimbus.tenant.tenant;

import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.tenant.member.Member;
import io.pteronimbus.tenant.member.MemberRepository;
import io.pteronimbus.tenant.role.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds and changes tenants. */
@ApplicationScoped
class TenantService {
    private final TenantRepository tenants;
    private final MemberRepository members;
    private final TenantEvents events;
    private final Audit audit;
    private final TenantContext context;

    TenantService(
            TenantRepository tenants,
            MemberRepository members,
            TenantEvents events,
            Audit audit,
            TenantContext context) {
        this.tenants = tenants;
        this.members = members;
        this.events = events;
        this.audit = audit;
        this.context = context;
    }

    /** The tenants the person is a member of. Spans tenants, so it is done in the system context. */
    Page<TenantView> ofMember(Caller caller, PageRequest page) {
        return context.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> {
            var rows = tenants.pageOf(caller.userId(), text(page), position(page), page.limit() + 1);
            return views(rows, page, caller.userId());
        }));
    }

    /** All tenants, for super administrators; in the system context. */
    Page<TenantView> all(Caller caller, PageRequest page) {
        if (!caller.superAdmin() || !caller.isInScope("platform:manage")) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "All tenants are listed for super administrators alone: it needs platform:manage.");
        }
        return context.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> {
            var rows = tenants.page(text(page), position(page), page.limit() + 1);
            return views(rows, page, caller.userId());
        }));
    }

    /** The tenant that was entered. */
    @Transactional
    TenantView view(UUID tenantId, Caller caller) {
        return TenantView.of(find(tenantId), role(tenantId, caller));
    }

    /** Throws 412 when the tenant is no longer as the caller saw it, and 409 {@code name-taken} when the slug is another's. */
    TenantView update(UUID tenantId, Caller caller, ExpectedVersion expected, UpdateTenantRequest request) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> change(tenantId, caller, expected, request));
        } catch (RuntimeException e) {
            throw SlugTaken.isCauseOf(e) ? SlugTaken.problem() : e;
        }
    }

    private TenantView change(UUID tenantId, Caller caller, ExpectedVersion expected, UpdateTenantRequest request) {
        var tenant = tenants.findByIdOptional(tenantId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> ProblemException.notFound("tenant"));
        expected.require(tenant.version());
        if (request.changes(tenant)) {
            var before = fields(tenant);
            if (request.name() != null) {
                tenant.rename(request.name());
            }
            if (request.slug() != null) {
                tenant.moveTo(new Slug(request.slug()));
            }
            tenants.flush();
            events.updated(tenant);
            audit.success(tenantId, "tenant:update", tenant.toTarget(), before, fields(tenant));
        }
        return TenantView.of(tenant, role(tenantId, caller));
    }

    private Page<TenantView> views(java.util.List<Tenant> rows, PageRequest page, UUID userId) {
        Map<UUID, Role> roles =
                members.ofUser(userId).stream().collect(Collectors.toMap(Member::tenantId, Member::role));
        return Page.of(rows, page.limit(), tenant -> TenantPosition.of(tenant).key())
                .map(tenant -> TenantView.of(tenant, roles.get(tenant.id())));
    }

    private Tenant find(UUID tenantId) {
        return tenants.findByIdOptional(tenantId).orElseThrow(() -> ProblemException.notFound("tenant"));
    }

    private @Nullable Role role(UUID tenantId, Caller caller) {
        return members.find(tenantId, caller.userId()).map(Member::role).orElse(null);
    }

    private static Map<String, Object> fields(Tenant tenant) {
        return Map.of("name", tenant.name(), "slug", tenant.slug());
    }

    private static String text(PageRequest page) {
        return page.query().orElse("").replace("\0", "");
    }

    private static TenantPosition position(PageRequest page) {
        return page.after().map(TenantPosition::parse).orElse(TenantPosition.START);
    }
}
