package io.pteronimbus.fakediscord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.fakediscord.gateway.Gateway;
import io.pteronimbus.fakediscord.http.Answers;
import io.pteronimbus.fakediscord.http.DiscordException;
import io.pteronimbus.fakediscord.http.GatewayAddress;
import io.pteronimbus.fakediscord.http.RateLimits;
import io.pteronimbus.fakediscord.openapi.Conformance;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes every request through the same steps: who is it, is it too often, does it fit, answer, does that fit. */
public final class RestApi {

    private final World world;
    private final Conformance conformance;
    private final Gateway gateway;
    private final RateLimits limits;

    public RestApi(World world, Conformance conformance, Gateway gateway) {
        this.world = world;
        this.conformance = conformance;
        this.gateway = gateway;
        this.limits = new RateLimits(world.clock());
    }

    public void mount(Router router) {
        UserRequests.mount(this, router);
        GuildRequests.mount(this, router);
        ApplicationRequests.mount(this, router);
        GatewayRequests.mount(this, gateway, router);
    }

    /** @param template the path as Discord's document writes it */
    void get(Router router, String template, Access access, Function<RestRequest, JsonNode> answer) {
        mount(router, new Endpoint(HttpMethod.GET, template, access, answer.andThen(Optional::of)));
    }

    /** Something of which nothing is left to show. */
    void delete(Router router, String template, Access access, Consumer<RestRequest> work) {
        mount(router, new Endpoint(HttpMethod.DELETE, template, access, request -> {
            work.accept(request);
            return Optional.empty();
        }));
    }

    /** A request that needs no caller. */
    void open(Router router, String template, Function<RoutingContext, JsonNode> answer) {
        router.get(template).handler(whenReady(context -> {
            JsonNode body = answer.apply(context);
            conformance.answer("GET", template, 200, body);
            Answers.json(context, 200, body);
        }));
        router.route(template).handler(RestApi::otherMethod);
    }

    private void mount(Router router, Endpoint endpoint) {
        String path = endpoint.template().replaceAll("\\{([a-z_]+)}", ":$1");
        router.route(endpoint.method(), path).handler(whenReady(context -> handle(context, endpoint)));
        router.route(path).handler(RestApi::otherMethod);
    }

    private static void otherMethod(RoutingContext context) {
        throw DiscordException.plain(405, "Method Not Allowed");
    }

    private Handler<RoutingContext> whenReady(Handler<RoutingContext> handler) {
        return context -> conformance.ready().onFailure(context::fail).onSuccess(ready -> {
            try {
                handler.handle(context);
            } catch (RuntimeException e) {
                context.fail(e);
            }
        });
    }

    private void handle(RoutingContext context, Endpoint endpoint) {
        String method = endpoint.method().name();
        int status = 200;
        Optional<JsonNode> body;
        try {
            Caller caller = Caller.of(world, context.request().getHeader("Authorization"), endpoint.access());
            if (!limits.admit(context, endpoint.bucket(), caller.key() + context.pathParam("guild_id"))) {
                return;
            }
            Map<String, String> query = query(context);
            conformance.request(method, endpoint.template(), context.pathParams(), query);
            body = endpoint.answer()
                    .apply(new RestRequest(
                            world, caller, context.pathParams(), query, GatewayAddress.of(context.request())));
        } catch (DiscordException e) {
            status = e.status();
            body = Optional.of(e.body());
        }
        if (body.isEmpty()) {
            Answers.nothing(context);
            return;
        }
        conformance.answer(method, endpoint.template(), status, body.get());
        Answers.json(context, status, body.get());
    }

    private static Map<String, String> query(RoutingContext context) {
        Map<String, String> query = new HashMap<>();
        context.queryParams().forEach(each -> query.putIfAbsent(each.getKey(), each.getValue()));
        return query;
    }
}
