package io.pteronimbus.fakediscord.gateway;

import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells sessions of whole guilds: at their beginning, when their bot joins, and when a guild is back after an outage. */
final class GuildLoader {

    private final World world;
    private final Payloads payloads;
    private final Set<Snowflake> outages = new HashSet<>();

    GuildLoader(World world, Payloads payloads) {
        this.world = world;
        this.payloads = payloads;
    }

    boolean isOut(Snowflake guild) {
        return outages.contains(guild);
    }

    /** @return whether that is new */
    boolean out(Snowflake guild) {
        return outages.add(guild);
    }

    /** @return whether that is new */
    boolean back(Snowflake guild) {
        return outages.remove(guild);
    }

    void reset() {
        outages.clear();
    }

    Stream<Guild> guildsOf(Snowflake application, Shard shard) {
        return world.guildsOf(application).stream().filter(guild -> shard.covers(guild.id()));
    }

    /** One after the other, as the client reads them. */
    void loadAll(Session session, List<Snowflake> guilds) {
        session.load(guilds);
        Pace.each(guilds.stream()
                .<Supplier<Future<Void>>>map(guild -> () -> load(session, guild))
                .iterator());
    }

    /** @param guild one that is still to be told of; if meanwhile it has been, or it is gone, nothing is said */
    private Future<Void> load(Session session, Snowflake guild) {
        return session.loaded(guild)
                ? world.guild(guild)
                        .filter(session::covers)
                        .map(found -> tell(session, found))
                        .orElse(Future.succeededFuture())
                : Future.succeededFuture();
    }

    Future<Void> tell(Session session, Guild guild) {
        session.loaded(guild.id());
        if (!session.wants(Intents.GUILDS)) {
            return Future.succeededFuture();
        }
        return isOut(guild.id())
                ? session.dispatch("GUILD_DELETE", Payloads.guildGone(guild.id(), true))
                : session.dispatch("GUILD_CREATE", payloads.guildWhole(session, guild));
    }
}
