package io.pteronimbus.fakediscord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.fakediscord.gateway.Gateway;
import io.pteronimbus.fakediscord.gateway.SessionStarts;
import io.pteronimbus.fakediscord.http.GatewayAddress;
import io.pteronimbus.fakediscord.http.Json;
import io.pteronimbus.fakediscord.state.Application;
import io.vertx.ext.web.Router;

/** {@code /gateway}: where it is, and how many sessions may begin. */
final class GatewayRequests {

    private GatewayRequests() {}

    static void mount(RestApi api, Gateway gateway, Router router) {
        api.open(router, "/gateway", context -> Json.object().put("url", GatewayAddress.of(context.request())));
        api.get(router, "/gateway/bot", Access.BOTS, request -> bot(gateway, request));
    }

    private static JsonNode bot(Gateway gateway, RestRequest request) {
        Application application = request.caller().application();
        SessionStarts.Limit limit = gateway.sessionStarts(application);
        ObjectNode view = Json.object().put("url", request.gateway()).put("shards", gateway.shards(application));
        view.putObject("session_start_limit")
                .put("total", limit.total())
                .put("remaining", limit.remaining())
                .put("reset_after", limit.resetAfter().toMillis())
                .put("max_concurrency", limit.maxConcurrency());
        return view;
    }
}
