package io.pteronimbus.bot.gateway;

import io.pteronimbus.bot.discord.DiscordJson;
import io.pteronimbus.bot.rest.DiscordClient;
import io.pteronimbus.bot.rest.Route;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds out where the gateway is, and how many sessions may yet begin. */
@ApplicationScoped
class GatewayAddress {
    private static final Route ROUTE = Route.of("/gateway/bot");

    private final DiscordClient discord;
    private final DiscordJson json;

    GatewayAddress(DiscordClient discord, DiscordJson json) {
        this.discord = discord;
        this.json = json;
    }

    /** Asks Discord beside the event loop. */
    Future<Found> find() {
        Promise<Found> found = Promise.promise();
        Thread.ofVirtual().name("gateway-address").start(() -> {
            try {
                found.complete(discord.get(ROUTE).read(json.readerOf(Found.class)));
            } catch (RuntimeException away) {
                found.fail(away);
            }
        });
        return found.future();
    }

    /** The address, and the day's budget. */
    @RegisterForReflection
    record Found(String url, SessionStartLimit sessionStartLimit) {}

    /** @param resetAfter in milliseconds */
    @RegisterForReflection
    record SessionStartLimit(int remaining, long resetAfter) {}

    /** With what this client speaks: version 10, JSON, no compression. */
    static String withParameters(String url) {
        return url + (url.endsWith("/") ? "" : "/") + "?v=10&encoding=json";
    }
}
