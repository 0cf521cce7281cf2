package io.pteronimbus.tenant.tenant;

import io.pteronimbus.events.EventIds;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.tenant.guild.GuildReading;
import io.pteronimbus.tenant.guild.Installation;
import io.pteronimbus.tenant.guild.InstalledGuild;
import io.pteronimbus.tenant.idempotency.IdempotencyKey;
import io.pteronimbus.tenant.idempotency.IdempotencyRepository;
import io.pteronimbus.tenant.member.MemberRepository;
import io.pteronimbus.tenant.role.BuiltInRole;
import io.pteronimbus.tenant.role.RoleRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes tenants: for the community of a Discord server, or with a first owner. */
@ApplicationScoped
class TenantCreation {
    private static final String ONE_TENANT_FOR_A_GUILD = "guild_guild_id_key";

    private final TenantRepository tenants;
    private final MemberRepository members;
    private final RoleRepository roles;
    private final Installation installation;
    private final GuildReading reading;
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
            RoleRepository roles,
            Installation installation,
            GuildReading reading,
            IdempotencyRepository idempotency,
            TenantEvents events,
            Audit audit,
            TenantContext context,
            LimitConfig limits,
            Clock clock,
            @ConfigProperty(name = "pteronimbus.tenants.creation") Creation creation) {
        this.tenants = tenants;
        this.members = members;
        this.roles = roles;
        this.installation = installation;
        this.reading = reading;
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
     * The id of a new tenant; under a key that was used before, of the one that was made then, and for a Discord server that has one, of
     * that. Throws 409 {@code name-taken} when the slug asked for is taken, and what {@link Installation} throws.
     */
    UUID create(Caller caller, CreateTenantRequest request, Optional<IdempotencyKey> key) {
        if (request.guildId() == null) {
            if (request.name() == null) {
                throw ProblemException.invalid(new FieldError("name", "must not be null"));
            }
            return insert(caller, request, request.name(), Optional.empty(), key);
        }
        var guild = installation.require(caller, request.guildId());
        return installation.tenantOf(guild).orElseGet(() -> install(caller, request, guild, key));
    }

    private UUID install(
            Caller caller, CreateTenantRequest request, InstalledGuild guild, Optional<IdempotencyKey> key) {
        var name = request.name() == null ? FittingName.of(guild.guild().name()) : request.name();
        try {
            var id = insert(caller, request, name, Optional.of(guild), key);
            reading.readSoon(id);
            return id;
        } catch (RuntimeException e) {
            if (!UniqueViolation.isCauseOf(e, ONE_TENANT_FOR_A_GUILD)) {
                throw e;
            }
            // somebody else installed it at the same moment
            return installation.tenantOf(guild).orElseThrow(() -> e);
        }
    }

    private UUID insert(
            Caller caller,
            CreateTenantRequest request,
            String name,
            Optional<InstalledGuild> guild,
            Optional<IdempotencyKey> key) {
        var id = EventIds.next();
        context.enter(id);
        return QuarkusTransaction.requiringNew().call(() -> {
            var earlier = key.flatMap(claimed -> idempotency.claim(claimed, id, clock.instant()));
            return earlier.orElseGet(() -> insert(id, caller, request, name, guild));
        });
    }

    private UUID insert(
            UUID id, Caller caller, CreateTenantRequest request, String name, Optional<InstalledGuild> guild) {
        var now = clock.instant();
        var slugs = request.slug() == null ? Slug.candidates(name) : Stream.of(new Slug(request.slug()));
        var tenant = slugs.map(slug -> new Tenant(id, name, slug, limits.limits(), now))
                .filter(tenants::insert)
                .findFirst()
                .orElseThrow(SlugTaken::problem);
        roles.insertBuiltIn(id, now);
        guild.ifPresentOrElse(
                installed -> installation.keep(id, installed),
                () -> members.give(
                        id,
                        caller.userId(),
                        caller.displayName(),
                        List.of(roles.builtIn(id, BuiltInRole.OWNER).id()),
                        now));
        events.created(tenant, caller.userId());
        audit.success(
                id, "tenant:create", tenant.toTarget(), null, Map.of("name", tenant.name(), "slug", tenant.slug()));
        return id;
    }
}
