package io.pteronimbus.fakediscord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.fakediscord.http.Answers;
import io.pteronimbus.fakediscord.http.DiscordException;
import io.pteronimbus.fakediscord.http.RateLimits;
import io.pteronimbus.fakediscord.openapi.Conformance;
import io.pteronimbus.fakediscord.state.Digest;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Takes every request through the same steps: who is it, is it too often, does it fit, answer, does that fit. */
public final class RestApi {

    private static final int BUCKET_CHARACTERS = 32;

    private final World world;
    private final Conformance conformance;
    private final RateLimits limits;

    public RestApi(World world, Conformance conformance) {
        this.world = world;
        this.conformance = conformance;
        this.limits = new RateLimits(world.clock());
    }

    public void mount(Router router) {
        UserRequests.mount(this, router);
        GuildRequests.mount(this, router);
        ApplicationRequests.mount(this, router);
    }

    /** @param template the path as Discord's document writes it */
    void get(Router router, String template, Access access, Function<RestRequest, JsonNode> answer) {
        String bucket = Digest.of("GET " + template).hex().substring(0, BUCKET_CHARACTERS);
        String path = template.replaceAll("\\{([a-z_]+)}", ":$1");
        router.get(path)
                .handler(context -> conformance.ready().onFailure(context::fail).onSuccess(ready -> {
                    try {
                        handle(context, template, bucket, access, answer);
                    } catch (RuntimeException e) {
                        context.fail(e);
                    }
                }));
        router.route(path).handler(context -> {
            throw DiscordException.plain(405, "Method Not Allowed");
        });
    }

    private void handle(
            RoutingContext context,
            String template,
            String bucket,
            Access access,
            Function<RestRequest, JsonNode> answer) {
        int status = 200;
        JsonNode body;
        try {
            Caller caller = Caller.of(world, context.request().getHeader("Authorization"), access);
            if (!limits.admit(context, bucket, caller.key() + context.pathParam("guild_id"))) {
                return;
            }
            Map<String, String> query = query(context);
            conformance.request("GET", template, context.pathParams(), query);
            body = answer.apply(new RestRequest(world, caller, context.pathParams(), query));
        } catch (DiscordException e) {
            status = e.status();
            body = e.body();
        }
        conformance.answer("GET", template, status, body);
        Answers.json(context, status, body);
    }

    private static Map<String, String> query(RoutingContext context) {
        Map<String, String> query = new HashMap<>();
        context.queryParams().forEach(each -> query.putIfAbsent(each.getKey(), each.getValue()));
        return query;
    }
}
