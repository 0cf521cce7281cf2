package io.pteronimbus.tenant.tenant;

import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.request.ExpectedVersion;
import io.pteronimbus.platform.security.Access;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.security.EffectivePermissions;
import io.pteronimbus.platform.security.Permissions;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.tenant.guild.Guild;
import io.pteronimbus.tenant.guild.GuildRepository;
import io.pteronimbus.tenant.permission.PermissionService;
import io.pteronimbus.tenant.permission.PermissionService.TenantPermissions;
import io.pteronimbus.tenant.permission.RbacChange;
import io.pteronimbus.tenant.permission.RbacChanges;
import io.pteronimbus.tenant.tenant.TenantView.GuildBrief;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds and changes tenants. */
@ApplicationScoped
class TenantService {
    private final TenantRepository tenants;
    private final GuildRepository guilds;
    private final PermissionService permissions;
    private final Access access;
    private final RbacChanges changes;
    private final TenantEvents events;
    private final Audit audit;
    private final TenantContext context;

    TenantService(
            TenantRepository tenants,
            GuildRepository guilds,
            PermissionService permissions,
            Access access,
            RbacChanges changes,
            TenantEvents events,
            Audit audit,
            TenantContext context) {
        this.tenants = tenants;
        this.guilds = guilds;
        this.permissions = permissions;
        this.access = access;
        this.changes = changes;
        this.events = events;
        this.audit = audit;
        this.context = context;
    }

    /** The tenants in which the person may do anything, whatever lets them. Spans tenants, so it is done in the system context. */
    Page<TenantView> ofPerson(Caller caller, PageRequest page) {
        Map<UUID, Set<String>> mine = permissions.ofUser(caller.userId()).allowed().stream()
                .collect(Collectors.toMap(TenantPermissions::tenantId, TenantPermissions::permissions));
        return context.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> {
            var rows = tenants.page(text(page), position(page), page.limit() + 1, mine.keySet());
            return views(rows, page, mine);
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
            return views(rows, page, Map.of());
        }));
    }

    /** The tenant that was entered. */
    TenantView view(UUID tenantId, Caller caller) {
        var mine = access.permissions(caller, tenantId)
                .map(EffectivePermissions::permissions)
                .orElse(Set.of());
        context.enter(tenantId);
        return QuarkusTransaction.requiringNew()
                .call(() -> TenantView.of(tenants.get(tenantId), guild(tenantId), inOrder(mine)));
    }

    /** Throws 412 when the tenant is no longer as the caller saw it, and 409 {@code name-taken} when the slug is another's. */
    TenantView update(UUID tenantId, Caller caller, ExpectedVersion expected, UpdateTenantRequest request) {
        try {
            changes.by(caller, tenantId, change -> update(change, expected, request));
        } catch (RuntimeException e) {
            throw SlugTaken.isCauseOf(e) ? SlugTaken.problem() : e;
        }
        return view(tenantId, caller);
    }

    private boolean update(RbacChange change, ExpectedVersion expected, UpdateTenantRequest request) {
        var tenant = tenants.get(change.tenantId());
        expected.require(tenant.version());
        var before = fields(tenant);
        var secondFactor = tenant.isSecondFactorRequired();
        if (request.name() != null) {
            tenant.rename(request.name());
        }
        if (request.slug() != null) {
            tenant.moveTo(new Slug(request.slug()));
        }
        if (request.settings() != null) {
            tenant.apply(request.settings().over(tenant.settings()));
        }
        var after = fields(tenant);
        if (before.equals(after)) {
            return false;
        }
        tenants.flush();
        if (secondFactor != tenant.isSecondFactorRequired()) {
            change.concernsEverybody();
        }
        events.updated(tenant);
        audit.success(tenant.id(), "tenant:update", tenant.toTarget(), before, after);
        return true;
    }

    private Page<TenantView> views(List<Tenant> rows, PageRequest page, Map<UUID, Set<String>> mine) {
        Map<UUID, GuildBrief> found = guilds
                .ofTenants(rows.stream().map(Tenant::id).toList())
                .stream()
                .collect(Collectors.toMap(Guild::tenantId, TenantService::brief));
        return Page.of(rows, page.limit(), tenant -> TenantPosition.of(tenant).key())
                .map(tenant -> TenantView.of(
                        tenant, found.get(tenant.id()), inOrder(mine.getOrDefault(tenant.id(), Set.of()))));
    }

    private @Nullable GuildBrief guild(UUID tenantId) {
        return guilds.findByIdOptional(tenantId).map(TenantService::brief).orElse(null);
    }

    private static GuildBrief brief(Guild guild) {
        return new GuildBrief(guild.guildId(), guild.icon());
    }

    private static Set<String> inOrder(Set<String> permissions) {
        return Permissions.inOrder(permissions);
    }

    private static Map<String, Object> fields(Tenant tenant) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", tenant.name());
        fields.put("slug", tenant.slug());
        fields.putAll(tenant.settings().fields());
        return fields;
    }

    private static String text(PageRequest page) {
        return page.query().orElse("").replace("\0", "");
    }

    private static TenantPosition position(PageRequest page) {
        return page.after().map(TenantPosition::parse).orElse(TenantPosition.START);
    }
}
