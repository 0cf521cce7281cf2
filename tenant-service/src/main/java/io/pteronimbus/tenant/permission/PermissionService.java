package io.pteronimbus.tenant.permission;

import io.pteronimbus.platform.security.EffectivePermissions;
import io.pteronimbus.platform.security.PermissionSource;
import io.pteronimbus.platform.security.Permissions;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.tenant.guild.DiscordConfig;
import io.pteronimbus.tenant.guild.MemberCheck;
import io.pteronimbus.tenant.permission.FactsRepository.Found;
import io.pteronimbus.tenant.person.People;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Computes what a person may do in a tenant, and tells Redis. Within this service it stands in for the call to itself. */
@ApplicationScoped
public class PermissionService implements PermissionSource {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final FactsRepository facts;
    private final TenantsOfPerson tenants;
    private final People people;
    private final MemberCheck check;
    private final PermissionWriter writer;
    private final DiscordConfig config;
    private final TenantContext context;
    private final Clock clock;

    PermissionService(
            FactsRepository facts,
            TenantsOfPerson tenants,
            People people,
            MemberCheck check,
            PermissionWriter writer,
            DiscordConfig config,
            TenantContext context,
            Clock clock) {
        this.facts = facts;
        this.tenants = tenants;
        this.people = people;
        this.check = check;
        this.writer = writer;
        this.config = config;
        this.context = context;
        this.clock = clock;
    }

    @Override
    public Optional<EffectivePermissions> load(UUID tenantId, UUID userId, boolean superAdmin) {
        context.enter(tenantId);
        var found = upToDate(tenantId, userId);
        var effective = found.flatMap(now -> effective(now, superAdmin));
        effective.ifPresent(
                permissions -> writer.write(tenantId, userId, superAdmin, permissions, goodFor(found.orElseThrow())));
        return effective;
    }

    /** What a person may do in the tenant that was entered, and why; nothing for who has nothing to do with it. */
    public Explanation explain(UUID tenantId, UUID userId) {
        return upToDate(tenantId, userId)
                .map(found -> PermissionRules.explain(found.facts()))
                .orElse(Explanation.NOTHING);
    }

    /** The same from what is known here, in the transaction at hand. */
    Explanation explainKnown(UUID tenantId, UUID userId) {
        return facts.find(tenantId, userId)
                .map(found -> PermissionRules.explain(found.facts()))
                .orElse(Explanation.NOTHING);
    }

    /** The tenants a person may do anything in, with what, and those they are known in beside. Spans tenants. */
    public TenantsOf ofUser(UUID userId) {
        var allowed = new ArrayList<TenantPermissions>();
        var others = new ArrayList<UUID>();
        for (var tenantId : tenants.of(userId)) {
            load(tenantId, userId, false)
                    .ifPresentOrElse(
                            found -> allowed.add(TenantPermissions.of(tenantId, found)), () -> others.add(tenantId));
        }
        return new TenantsOf(allowed, others);
    }

    private Optional<Found> upToDate(UUID tenantId, UUID userId) {
        var found = read(tenantId, userId);
        if (found.filter(now -> !now.personKnown()).isPresent()
                && people.find(userId).isPresent()) {
            found = read(tenantId, userId);
        }
        if (found.filter(this::isStale).isPresent()
                && check.ask(tenantId, found.orElseThrow().discordId())) {
            found = read(tenantId, userId);
        }
        return found;
    }

    private Optional<Found> read(UUID tenantId, UUID userId) {
        return QuarkusTransaction.requiringNew().call(() -> facts.find(tenantId, userId));
    }

    /** Of members that are not told of, each is asked for while they are active. */
    private boolean isStale(Found found) {
        return !found.membersListed()
                && found.discordId() != null
                && (found.heardAt() == null
                        || !age(found).minus(DiscordConfig.askAfter(config)).isNegative());
    }

    private Duration age(Found found) {
        return found.heardAt() == null ? Duration.ZERO : Duration.between(found.heardAt(), clock.instant());
    }

    /** A set ends when what it builds on is to be heard anew. */
    private Duration goodFor(Found found) {
        if (found.membersListed() || found.discordId() == null) {
            return LONGEST;
        }
        var left = DiscordConfig.askAfter(config).minus(age(found));
        return left.compareTo(SHORTEST) < 0 ? SHORTEST : left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }

    private static Optional<EffectivePermissions> effective(Found found, boolean superAdmin) {
        if (superAdmin) {
            return Optional.of(new EffectivePermissions(found.rbacVersion(), Permissions.TENANT, Map.of(), false));
        }
        var explanation = PermissionRules.explain(found.facts());
        return explanation.isNothing()
                ? Optional.empty()
                : Optional.of(new EffectivePermissions(
                        found.rbacVersion(),
                        explanation.names(),
                        explanation.serversByText(),
                        found.secondFactorRequired()));
    }

    /**
     * Where somebody is known.
     *
     * @param others where they may do nothing as it is; what is changed for everybody may change that
     */
    public record TenantsOf(List<TenantPermissions> allowed, List<UUID> others) {}

    /** What somebody may do in one of their tenants. */
    public record TenantPermissions(
            UUID tenantId, Set<String> permissions, Map<String, Set<String>> servers, boolean secondFactorRequired) {

        private static TenantPermissions of(UUID tenantId, EffectivePermissions found) {
            return new TenantPermissions(tenantId, found.permissions(), found.servers(), found.needsSecondFactor());
        }
    }
}
