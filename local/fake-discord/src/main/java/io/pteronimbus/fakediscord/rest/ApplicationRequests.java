package io.pteronimbus.fakediscord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.fakediscord.http.DiscordException;
import io.pteronimbus.fakediscord.http.Json;
import io.pteronimbus.fakediscord.oauth.Scopes;
import io.pteronimbus.fakediscord.state.Application;
import io.pteronimbus.fakediscord.state.Person;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.TokenPair;
import io.pteronimbus.fakediscord.state.World;
import io.pteronimbus.fakediscord.view.ApplicationView;
import io.pteronimbus.fakediscord.view.MemberView;
import io.pteronimbus.fakediscord.view.UserView;
import io.vertx.ext.web.Router;

/** What an application may know of itself and of the token it has. */
final class ApplicationRequests {

    private ApplicationRequests() {}

    static void mount(RestApi api, Router router) {
        api.get(router, "/applications/@me", Access.BOTS, ApplicationRequests::self);
        api.get(router, "/oauth2/applications/@me", Access.BOTS, ApplicationRequests::self);
        api.get(router, "/oauth2/@me", Access.people(Scopes.ANY), ApplicationRequests::authorization);
    }

    private static JsonNode self(RestRequest request) {
        Application application = request.caller().application();
        World world = request.world();
        ObjectNode view = view(application);
        view.set("bot", UserView.of(request.caller().user()));
        view.put("bot_public", false).put("bot_require_code_grant", false);
        ArrayNode redirects = view.putArray("redirect_uris");
        application.redirectUris().forEach(redirects::add);
        view.putNull("interactions_endpoint_url");
        view.putNull("role_connections_verification_url");
        view.set("owner", UserView.of(owner(application)));
        view.putNull("team");
        view.put("approximate_guild_count", world.guildsOf(application.id()).size());
        view.put("approximate_user_install_count", 0);
        view.put(
                "approximate_user_authorization_count",
                world.grants().tokens().stream()
                        .filter(token -> token.applicationId().equals(application.id()))
                        .map(TokenPair::personId)
                        .distinct()
                        .count());
        view.put("explicit_content_filter", 0);
        view.putArray("eligible_oauth2_scopes");
        return view;
    }

    private static JsonNode authorization(RestRequest request) {
        TokenPair token = request.caller().token();
        if (token == null) {
            throw DiscordException.unauthorized();
        }
        ObjectNode view = Json.object();
        ObjectNode application = view(request.caller().application());
        application.put("bot_public", false).put("bot_require_code_grant", false);
        view.set("application", application);
        ArrayNode scopes = view.putArray("scopes");
        token.scopes().forEach(scopes::add);
        view.put("expires", MemberView.time(token.expiresAt()));
        if (token.scopes().contains(Scopes.IDENTIFY)) {
            view.set("user", UserView.of(request.caller().user()));
        }
        return view;
    }

    private static ObjectNode view(Application application) {
        int flags = ApplicationView.flags(application);
        ObjectNode view = Json.object().put("id", application.id().toString()).put("name", application.name());
        view.putNull("icon");
        view.put("description", "");
        view.putNull("type");
        return view.put("verify_key", application.key().publicHex())
                .put("flags", flags)
                .put("flags_new", Integer.toString(flags));
    }

    /** Nobody in particular: what Discord shows for an application that a team owns. */
    private static Person owner(Application application) {
        return new Person(
                new Snowflake(application.id().value() ^ 1),
                "team" + application.id(),
                null,
                null,
                false,
                false,
                null,
                "en-US",
                false);
    }
}
