package io.pteronimbus.tenant.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.platform.security.Permissions;
import io.pteronimbus.tenant.role.BuiltInRole;
import io.pteronimbus.tenant.tenant.TenantStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionRulesTest {
    private static final List<String> ALL = List.copyOf(Permissions.TENANT);

    @Test
    void shouldNameEverySourceOnceWhenSeveralBringThePermission() {
        // given
        var viewer = new Facts.Role("Viewer", BuiltInRole.VIEWER.permissions());
        var mapped = new Facts.Mapped("Mods", viewer);
        var facts = new Facts(
                TenantStatus.ACTIVE, List.of(viewer), new Facts.Discord(false, 0, List.of(mapped, mapped)), Map.of());

        // when
        var explanation = PermissionRules.explain(facts);

        // then
        assertThat(explanation.permissions().get("server:read"))
                .containsExactly(Source.role("Viewer"), Source.discordRole("Viewer", "Mods"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "8, 1", // Administrator
        "32, 1", // Manage Server
        "268435456, 2", // Manage Roles
        "268435488, 1",
        "2147483648, 0", // use of commands
        "1024, 0"
    })
    void shouldGrantByDiscordsPermissions(long bits, int expected) {
        // given
        var facts = new Facts(TenantStatus.ACTIVE, List.of(), new Facts.Discord(false, bits, List.of()), Map.of());

        // when
        var names = PermissionRules.explain(facts).names();

        // then
        switch (expected) {
            case 1 -> assertThat(names).isEqualTo(BuiltInRole.ADMIN.permissions());
            case 2 ->
                assertThat(names).isNotEmpty().allMatch(name -> name.startsWith("role:") || name.startsWith("member:"));
            default -> assertThat(names).isEmpty();
        }
    }

    @Test
    void shouldAllowEverythingWhenTheGuildIsTheirs() {
        // given
        var facts = new Facts(TenantStatus.ACTIVE, List.of(), new Facts.Discord(true, 0, List.of()), Map.of());

        // when / then
        assertThat(PermissionRules.explain(facts).names()).isEqualTo(Permissions.TENANT);
    }

    @Test
    void shouldLeaveReadingWhenSuspendedAndNothingButTheEndWhenDeleting() {
        // given
        var owner = List.of(new Facts.Role("Owner", BuiltInRole.OWNER.permissions()));
        var server = Map.of(UUID.randomUUID(), Set.of("server:read", "server:start"));

        // when
        var suspended = PermissionRules.explain(new Facts(TenantStatus.SUSPENDED, owner, null, server));
        var deleting = PermissionRules.explain(new Facts(TenantStatus.DELETING, owner, null, server));

        // then
        assertThat(suspended.names())
                .contains("server:read", "tenant:update", "tenant:delete")
                .doesNotContain("server:start", "console:execute", "member:invite", "server:create");
        assertThat(suspended.servers().values()).containsExactly(Set.of("server:read"));
        assertThat(deleting.names()).containsExactly("tenant:read", "tenant:delete");
        assertThat(deleting.servers()).isEmpty();
    }

    @Test
    void shouldGrantNothingOnServersThatBelongsToATenant() {
        // given
        var server = UUID.randomUUID();
        var facts = new Facts(
                TenantStatus.ACTIVE,
                List.of(),
                null,
                Map.of(server, Set.of("member:invite", "server:create", "no:such", "console:read")));

        // when / then
        assertThat(PermissionRules.explain(facts).servers()).isEqualTo(Map.of(server, Set.of("console:read")));
    }

    /** However roles, mappings, powers and states meet: a permission is there when a plain union says so, and each has a source. */
    @Test
    void shouldEqualAPlainUnionWhateverTheFactsAre() {
        var random = new Random(20261122);
        for (var round = 0; round < 20_000; round++) {
            // given
            var facts = facts(random);

            // when
            var explanation = PermissionRules.explain(facts);

            // then
            assertThat(explanation.names()).as("%s", facts).isEqualTo(expected(facts));
            assertThat(explanation.permissions().values()).allMatch(sources -> !sources.isEmpty());
        }
    }

    private static Facts facts(Random random) {
        var direct = new ArrayList<Facts.Role>();
        for (var i = random.nextInt(3); i > 0; i--) {
            direct.add(role(random));
        }
        var mapped = new ArrayList<Facts.Mapped>();
        for (var i = random.nextInt(4); i > 0; i--) {
            mapped.add(new Facts.Mapped("role " + i, role(random)));
        }
        var discord = random.nextInt(3) == 0 ? null : new Facts.Discord(random.nextInt(8) == 0, bits(random), mapped);
        var status = TenantStatus.values()[random.nextInt(TenantStatus.values().length)];
        return new Facts(status, direct, discord, Map.of());
    }

    private static long bits(Random random) {
        return LongStream.of(1 << 3, 1 << 5, 1 << 28, 1 << 10, 1L << 31)
                .filter(bit -> random.nextInt(5) == 0)
                .sum();
    }

    private static Facts.Role role(Random random) {
        var permissions = new HashSet<String>();
        ALL.stream().filter(permission -> random.nextInt(4) == 0).forEach(permissions::add);
        if (random.nextInt(5) == 0) {
            permissions.add("once:known");
        }
        return new Facts.Role("R" + random.nextInt(3), permissions);
    }

    /** The rules once more, as plainly as can be. */
    private static Set<String> expected(Facts facts) {
        var union = new HashSet<String>();
        facts.roles().forEach(role -> union.addAll(role.permissions()));
        var discord = facts.discord();
        if (discord != null) {
            discord.mapped().forEach(mapped -> union.addAll(mapped.role().permissions()));
            if (discord.owner()) {
                union.addAll(ALL);
            }
            if ((discord.permissions() & (8 | 32)) != 0) {
                union.addAll(ALL);
                if (!discord.owner() && !holds(facts, "tenant:delete")) {
                    union.remove("tenant:delete");
                }
                if (!discord.owner() && !holds(facts, "quota:update")) {
                    union.remove("quota:update");
                }
            } else if ((discord.permissions() & 268435456L) != 0) {
                ALL.stream()
                        .filter(name -> name.startsWith("role:") || name.startsWith("member:"))
                        .forEach(union::add);
            }
        }
        union.retainAll(Permissions.TENANT);
        switch (facts.status()) {
            case ACTIVE -> {}
            case SUSPENDED ->
                union.removeIf(name ->
                        !name.endsWith(":read") && !name.equals("tenant:update") && !name.equals("tenant:delete"));
            case DELETING -> union.retainAll(Set.of("tenant:read", "tenant:delete"));
        }
        return union;
    }

    private static boolean holds(Facts facts, String permission) {
        var discord = facts.discord();
        return facts.roles().stream().anyMatch(role -> role.permissions().contains(permission))
                || (discord != null
                        && discord.mapped().stream()
                                .anyMatch(mapped -> mapped.role().permissions().contains(permission)));
    }
}
