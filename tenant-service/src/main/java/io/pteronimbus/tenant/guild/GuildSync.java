package io.pteronimbus.tenant.guild;

import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Reads the whole of a guild anew: what no event told, or one that was lost, is known after it. */
@ApplicationScoped
public class GuildSync {
    private static final Logger LOG = Logger.getLogger(GuildSync.class);
    private static final int PAGE_OF_GONE = 1000;
    /** What is read later than that could bring back who left meanwhile. */
    private static final Duration LONGEST = GuildMemberRepository.LEFT_KEPT_FOR.minusHours(1);

    private final Bot bot;
    private final GuildRepository guilds;
    private final GuildMemberRepository members;
    private final Hearing hearing;
    private final GuildIntake intake;
    private final TenantContext context;
    private final Clock clock;

    GuildSync(
            Bot bot,
            GuildRepository guilds,
            GuildMemberRepository members,
            Hearing hearing,
            GuildIntake intake,
            TenantContext context,
            Clock clock) {
        this.bot = bot;
        this.guilds = guilds;
        this.members = members;
        this.hearing = hearing;
        this.intake = intake;
        this.context = context;
        this.clock = clock;
    }

    /** Throws 503 when Discord cannot be asked; what was known until now still counts, and the guild says why it is not newer. */
    @ActivateRequestContext
    public void sync(UUID tenantId) {
        context.enter(tenantId);
        var guildId = QuarkusTransaction.requiringNew()
                .call(() -> guilds.findByIdOptional(tenantId).map(Guild::guildId));
        if (guildId.isEmpty()) {
            return;
        }
        var begun = Heard.answered(QuarkusTransaction.requiringNew().call(hearing::next), clock.instant());
        try {
            var told = bot.guild(guildId.get());
            told.ifPresent(guild -> intake.guild(tenantId, guild, begun));
            var listed = told.filter(GuildChanged.Guild::membersListed).isPresent();
            var read = listed && readMembers(tenantId, guildId.get(), begun);
            if (told.isEmpty() || listed != read) {
                intake.gone(tenantId, begun);
            }
            note(tenantId, guild -> {
                guild.synced(begun, read);
                members.forgetWhoLeft(tenantId);
            });
        } catch (ProblemException away) {
            LOG.warnf("A guild was not read: tenant=%s %s", tenantId, away.getMessage());
            note(tenantId, guild -> guild.notSynced("discord-away"));
            throw away;
        }
    }

    /** False when the bot was removed meanwhile: then nobody is known to have left. */
    private boolean readMembers(UUID tenantId, String guildId, Heard begun) {
        String after = null;
        while (true) {
            var told = bot.members(guildId, after);
            if (told.isEmpty()) {
                return false;
            }
            if (begun.at().plus(LONGEST).isBefore(clock.instant())) {
                throw ProblemException.unavailable("The Discord server could not be read in time.", LONGEST);
            }
            var page = told.get();
            if (!page.isEmpty()) {
                if (!intake.members(tenantId, page, begun)) {
                    // another, begun later, was quicker
                    return true;
                }
                after = page.getLast().userId();
            }
            if (page.size() < Bot.PAGE) {
                break;
            }
        }
        while (true) {
            context.enter(tenantId);
            var gone = QuarkusTransaction.requiringNew()
                    .call(() -> members.notHeardOfSince(tenantId, begun.number(), PAGE_OF_GONE));
            if (gone.isEmpty()) {
                return true;
            }
            intake.membersGone(tenantId, gone, begun);
        }
    }

    private void note(UUID tenantId, java.util.function.Consumer<Guild> change) {
        context.enter(tenantId);
        QuarkusTransaction.requiringNew()
                .run(() -> guilds.findByIdOptional(tenantId).ifPresent(change));
    }
}
