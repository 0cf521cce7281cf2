package io.pteronimbus.tenant.guild;

import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.tenant.permission.DiscordPermission;
import io.pteronimbus.tenant.person.People;
import io.pteronimbus.tenant.person.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes sure that a guild may become a tenant: Discord is asked, whatever a browser says. */
@ApplicationScoped
public class Installation {
    private final Bot bot;
    private final People people;
    private final GuildRepository guilds;
    private final GuildMemberRepository members;
    private final Hearing hearing;
    private final TenantContext context;
    private final Clock clock;

    Installation(
            Bot bot,
            People people,
            GuildRepository guilds,
            GuildMemberRepository members,
            Hearing hearing,
            TenantContext context,
            Clock clock) {
        this.bot = bot;
        this.people = people;
        this.guilds = guilds;
        this.members = members;
        this.hearing = hearing;
        this.context = context;
        this.clock = clock;
    }

    /**
     * Throws 409 {@code discord-not-linked} for who has no Discord account here and {@code conflict} while the bot is not in the
     * guild, 404 for who is no member of it, 403 for who does not manage it, and 503 when Discord cannot be asked.
     */
    public InstalledGuild require(Caller caller, String guildId) {
        var discordId = people.find(caller.userId())
                .map(Person::discordId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.DISCORD_NOT_LINKED, "Sign in with Discord first, or link your Discord account."));
        var asked = Heard.answered(QuarkusTransaction.requiringNew().call(hearing::next), clock.instant());
        var guild = bot.guild(guildId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.CONFLICT, "The bot is not on that Discord server yet. Add it first."));
        var member = bot.member(guildId, discordId).orElseThrow(() -> ProblemException.notFound("Discord server"));
        if (!manages(guild, member)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "This needs the permission Manage Server on that Discord server.");
        }
        return new InstalledGuild(guild, member, asked);
    }

    /** The tenant the guild has already. */
    public Optional<UUID> tenantOf(InstalledGuild installed) {
        return context.asSystem(() -> QuarkusTransaction.requiringNew()
                .call(() -> guilds.tenantOf(installed.guild().id())));
    }

    /** Keeps what Discord said as that of a new tenant. The other members follow when the guild is read whole, which is soon. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(UUID tenantId, InstalledGuild installed) {
        guilds.persistAndFlush(new Guild(tenantId, installed.guild(), installed.heard()));
        guilds.putRoles(tenantId, installed.guild().roles());
        members.put(tenantId, List.of(installed.installer()), installed.heard());
    }

    private static boolean manages(GuildChanged.Guild guild, GuildChanged.Member member) {
        var bits = guild.roles().stream()
                .filter(role -> role.id().equals(guild.id()) || member.roleIds().contains(role.id()))
                .map(role -> DiscordPermission.bits(role.permissions()))
                .reduce(0L, (one, other) -> one | other);
        return guild.ownerId().equals(member.userId()) || DiscordPermission.MANAGE_GUILD.isIn(bits);
    }
}
