package io.pteronimbus.tenant.guild;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.ServiceTokens;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.tenant.guild.OwnGuildsResource.OwnGuildView;
import io.pteronimbus.tenant.permission.DiscordPermission;
import io.pteronimbus.tenant.person.AuthClient;
import io.pteronimbus.tenant.person.AuthClient.OwnGuild;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Finds the Discord servers that somebody manages, and which of them have a tenant. */
@ApplicationScoped
class OwnGuilds {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final AuthClient auth;
    private final ServiceTokens tokens;
    private final Bot bot;
    private final GuildRepository guilds;
    private final TenantContext context;

    OwnGuilds(
            @RestClient AuthClient auth, ServiceTokens tokens, Bot bot, GuildRepository guilds, TenantContext context) {
        this.auth = auth;
        this.tokens = tokens;
        this.bot = bot;
        this.guilds = guilds;
        this.context = context;
    }

    List<OwnGuildView> of(UUID userId) {
        var managed = ask(userId).stream().filter(OwnGuilds::isManaged).toList();
        var ids = managed.stream().map(OwnGuild::id).toList();
        Map<String, UUID> tenants = context.asSystem(() -> QuarkusTransaction.requiringNew()
                .call(() -> guilds.ofGuilds(ids).stream().collect(Collectors.toMap(Guild::guildId, Guild::tenantId))));
        var installUrl = bot.application().map(BotClient.Application::installUrl);
        return managed.stream()
                .map(guild -> view(guild, Optional.ofNullable(tenants.get(guild.id())), installUrl))
                .toList();
    }

    private List<OwnGuild> ask(UUID userId) {
        try {
            return auth.guilds(tokens.authorizationFor("auth-service"), userId).items();
        } catch (WebApplicationException e) {
            var status = e.getResponse().getStatus();
            if (status == CONFLICT || status == NOT_FOUND) {
                throw new ProblemException(
                        ProblemType.DISCORD_NOT_LINKED, "Sign in with Discord, or link your Discord account.");
            }
            throw DiscordAway.because(e);
        } catch (ProcessingException e) {
            throw DiscordAway.because(e);
        }
    }

    private static boolean isManaged(OwnGuild guild) {
        return guild.owner() || DiscordPermission.MANAGE_GUILD.isIn(DiscordPermission.bits(guild.permissions()));
    }

    private static OwnGuildView view(OwnGuild guild, Optional<UUID> tenantId, Optional<String> installUrl) {
        return new OwnGuildView(
                guild.id(),
                guild.name(),
                guild.icon(),
                guild.owner(),
                tenantId.orElse(null),
                installUrl
                        .map(url -> url + "&guild_id=" + guild.id() + "&disable_guild_select=true")
                        .orElse(null));
    }
}
