package io.pteronimbus.fakediscord.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.internal.utils.PermissionUtil;
import org.junit.jupiter.api.Test;

/** JDA judges: an independent reading of Discord's rules. */
class PermissionsTest {

    private static final long JUDGES_BITS = Permission.getRaw(EnumSet.complementOf(EnumSet.of(Permission.UNKNOWN)));
    private static final Snowflake GUILD = new Snowflake(1);
    private static final Snowflake OWNER = new Snowflake(2);
    private static final Snowflake OTHER = new Snowflake(3);

    /** An object of one of JDA's interfaces that knows these methods only. */
    private static <T> T fake(Class<T> type, Map<String, Supplier<Object>> methods) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    default -> {
                        Supplier<Object> answer = methods.get(method.getName());
                        if (answer == null) {
                            throw new UnsupportedOperationException(method.toString());
                        }
                        yield answer.get();
                    }
                }));
    }

    private static net.dv8tion.jda.api.entities.Role role(Role role) {
        return fake(net.dv8tion.jda.api.entities.Role.class, Map.of("getPermissionsRaw", role::permissions));
    }

    private static long judged(Guild guild, Member member) {
        var jdaGuild =
                fake(net.dv8tion.jda.api.entities.Guild.class, Map.of("getPublicRole", () -> role(guild.everyone())));
        var jdaMember = fake(
                net.dv8tion.jda.api.entities.Member.class,
                Map.of(
                        "isDetached", () -> false,
                        "isOwner", () -> guild.ownerId().equals(member.userId()),
                        "getGuild", () -> jdaGuild,
                        "isTimedOut", () -> false,
                        "getUnsortedRoles",
                                () -> member.roles().stream()
                                        .map(id -> role(guild.role(id).orElseThrow()))
                                        .collect(Collectors.toSet())));
        return PermissionUtil.getEffectivePermission(jdaMember);
    }

    private static Guild guild(Random random, List<Snowflake> given) {
        List<Role> roles = new ArrayList<>();
        roles.add(new Role(GUILD, "@everyone", bits(random), 0, 0, false, false, null));
        for (int i = 0; i < random.nextInt(5); i++) {
            Role role = new Role(new Snowflake(10 + i), "r" + i, bits(random), i + 1, 0, false, false, null);
            roles.add(role);
            if (random.nextBoolean()) {
                given.add(role.id());
            }
        }
        return new Guild(GUILD, "g", null, OWNER, roles, List.of(), List.of());
    }

    /** Few bits, so that Administrator is now and then among them and often not. */
    private static long bits(Random random) {
        long bits = random.ints(2, 0, 53).mapToLong(bit -> 1L << bit).sum();
        return JUDGES_BITS & (bits | 1L << random.nextInt(12));
    }

    @Test
    void shouldAgreeWithTheJudgeOnRolesOwnersAndAdministrators() {
        Random random = new Random(20_260_501);
        int administrators = 0;
        int owners = 0;
        for (int i = 0; i < 5000; i++) {
            List<Snowflake> given = new ArrayList<>();
            Guild guild = guild(random, given);
            Snowflake user = random.nextInt(5) == 0 ? OWNER : OTHER;
            var member = new Member(user, null, given, Instant.EPOCH);

            if (given.isEmpty() && (guild.everyone().permissions() & Permissions.ADMINISTRATOR) != 0) {
                // the judge overlooks Administrator when nothing but @everyone has it
                continue;
            }
            long ours = Permissions.of(guild, member);

            assertThat(Permission.getPermissions(ours)).isEqualTo(Permission.getPermissions(judged(guild, member)));
            administrators += user.equals(OTHER) && (ours & Permissions.ADMINISTRATOR) != 0 ? 1 : 0;
            owners += user.equals(OWNER) ? 1 : 0;
        }
        assertThat(administrators).isPositive().isLessThan(4000);
        assertThat(owners).isPositive();
    }

    @Test
    void shouldMakeEverybodyAdministratorWhenEveryoneIs() {
        var everyone = new Role(GUILD, "@everyone", Permissions.ADMINISTRATOR, 0, 0, false, false, null);
        var guild = new Guild(GUILD, "g", null, OWNER, List.of(everyone), List.of(), List.of());

        assertThat(Permissions.of(guild, new Member(OTHER, null, List.of(), Instant.EPOCH)))
                .isEqualTo(Permissions.ALL);
    }

    @Test
    void shouldKnowEveryPermissionTheJudgeKnows() {
        assertThat(Permissions.ALL & JUDGES_BITS).isEqualTo(JUDGES_BITS);
        assertThat(Permissions.ADMINISTRATOR).isEqualTo(Permission.ADMINISTRATOR.getRawValue());
        assertThat(Permissions.MANAGE_GUILD).isEqualTo(Permission.MANAGE_SERVER.getRawValue());
        assertThat(Permissions.KICK_MEMBERS).isEqualTo(Permission.KICK_MEMBERS.getRawValue());
        assertThat(Permissions.MANAGE_MESSAGES).isEqualTo(Permission.MESSAGE_MANAGE.getRawValue());
        assertThat(Permissions.MODERATE_MEMBERS).isEqualTo(Permission.MODERATE_MEMBERS.getRawValue());
    }
}
