package io.pteronimbus.tenant.guild;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks about a single member, in guilds whose members are not listed. At most once in five minutes for each, also when it failed. */
@ApplicationScoped
public class MemberCheck {
    private static final int REMEMBERED = 20_000;

    private final Bot bot;
    private final GuildRepository guilds;
    private final Hearing hearing;
    private final GuildIntake intake;
    private final TenantContext context;
    private final Clock clock;
    private final Cache<String, Boolean> asked;

    MemberCheck(
            Bot bot,
            GuildRepository guilds,
            Hearing hearing,
            GuildIntake intake,
            DiscordConfig config,
            TenantContext context,
            Clock clock) {
        this.bot = bot;
        this.guilds = guilds;
        this.hearing = hearing;
        this.intake = intake;
        this.context = context;
        this.clock = clock;
        this.asked = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                // a little less, so that who asks on time is not taken for who asks too early
                .expireAfterWrite(DiscordConfig.askAfter(config).multipliedBy(9).dividedBy(10))
                .build();
    }

    /** True when Discord told, whatever it was. Takes as long as Discord does, and no longer than the call to bot-service may. */
    public boolean ask(UUID tenantId, @Nullable String discordId) {
        if (discordId == null || asked.asMap().putIfAbsent(tenantId + " " + discordId, true) != null) {
            return false;
        }
        context.enter(tenantId);
        var begun = Heard.answered(QuarkusTransaction.requiringNew().call(hearing::next), clock.instant());
        var guildId = QuarkusTransaction.requiringNew()
                .call(() -> guilds.findByIdOptional(tenantId).map(Guild::guildId));
        if (guildId.isEmpty()) {
            return false;
        }
        try {
            bot.member(guildId.get(), discordId)
                    .ifPresentOrElse(
                            member -> intake.members(tenantId, List.of(member), begun),
                            () -> intake.membersGone(tenantId, List.of(discordId), begun));
            return true;
        } catch (ProblemException away) {
            // what was known until now still counts
            return false;
        }
    }
}
