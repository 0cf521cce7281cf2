package io.pteronimbus.fakediscord.oauth;

import io.pteronimbus.fakediscord.http.LocalGuard;
import io.pteronimbus.fakediscord.state.Person;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** {@code /oauth2/authorize}: shows the consent page, and sends back what was decided on it. */
public final class AuthorizeRequests {

    private final World world;
    private final ConsentPage page;

    public AuthorizeRequests(World world) {
        this.world = world;
        this.page = new ConsentPage(world);
    }

    public void mount(Router router) {
        router.get("/oauth2/authorize")
                .handler(context -> with(
                        context,
                        context.queryParams(),
                        (request, wish) -> page.show(context.response(), request, wish.scopes(), "")));
        router.post("/oauth2/authorize").handler(LocalGuard::ownPage).handler(this::decide);
    }

    private void decide(RoutingContext context) {
        MultiMap form = context.request().formAttributes();
        with(context, form, (request, wish) -> {
            String decision = Parameters.text(form, "decision");
            if (decision.equals("deny")) {
                var denied = new OAuthException(
                        400, "access_denied", "The resource owner or authorization server denied the request");
                sendTo(context, request.redirect(denied));
                return;
            }
            Optional<Person> person = person(form);
            if (!decision.equals("allow") || person.isEmpty()) {
                page.show(context.response(), request, wish.scopes(), "Choose who you want to be.");
                return;
            }
            String code = world.grants()
                    .consent(
                            request.application(),
                            person.get(),
                            request.redirectUri(),
                            wish.scopes(),
                            wish.challenge());
            sendTo(context, request.redirect(Map.of("code", code)));
        });
    }

    private void with(
            RoutingContext context, MultiMap parameters, BiConsumer<AuthorizeRequest, AuthorizeRequest.Wish> work) {
        AuthorizeRequest request;
        try {
            request = AuthorizeRequest.of(world, parameters);
        } catch (AuthorizeRequest.UntrustedException e) {
            ConsentPage.refuse(context.response(), e.text());
            return;
        }
        try {
            work.accept(request, request.wish());
        } catch (OAuthException e) {
            sendTo(context, request.redirect(e));
        }
    }

    private Optional<Person> person(MultiMap form) {
        String username = Parameters.text(form, "username").strip();
        Optional<Person> chosen = username.isEmpty()
                ? Parameters.find(form, "person").flatMap(Snowflake::parse).flatMap(world::person)
                : world.people().stream()
                        .filter(person -> person.username().equals(username))
                        .findFirst();
        return chosen.filter(person -> !person.bot());
    }

    private static void sendTo(RoutingContext context, String target) {
        context.response()
                .setStatusCode(303)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Location", target)
                .end();
    }
}
