package io.pteronimbus.fakediscord.oauth;

import io.pteronimbus.fakediscord.http.LocalGuard;
import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.LimitException;
import io.pteronimbus.fakediscord.state.Person;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** {@code /oauth2/authorize}: shows the pages, and sends back what was decided on them. */
public final class AuthorizeRequests {

    private final World world;
    private final ConsentPage page;
    private final InstallPage installPage;

    public AuthorizeRequests(World world) {
        this.world = world;
        this.page = new ConsentPage(world);
        this.installPage = new InstallPage(world);
    }

    public void mount(Router router) {
        router.get("/oauth2/authorize")
                .handler(context -> with(
                        context,
                        context.queryParams(),
                        (request, wish) -> page.show(context.response(), request, wish, "")));
        router.post("/oauth2/authorize").handler(LocalGuard::ownPage).handler(this::decide);
    }

    private void decide(RoutingContext context) {
        MultiMap form = context.request().formAttributes();
        with(context, form, (request, wish) -> {
            String decision = Parameters.text(form, "decision");
            if (decision.equals("deny")) {
                var denied = new OAuthException(
                        400, "access_denied", "The resource owner or authorization server denied the request");
                request.redirect(denied)
                        .ifPresentOrElse(
                                target -> sendTo(context, target), () -> InstallPage.cancelled(context.response()));
                return;
            }
            Optional<Person> person = person(form);
            if (!decision.equals("allow") || person.isEmpty()) {
                page.show(context.response(), request, wish, "Choose who you want to be.");
                return;
            }
            if (wish.install() == null) {
                allow(context, request, wish, person.get(), null);
            } else {
                install(context, request, wish, wish.install(), person.get());
            }
        });
    }

    /** Which guild is asked on a page of its own, since it depends on the person. */
    private void install(
            RoutingContext context,
            AuthorizeRequest request,
            AuthorizeRequest.Wish wish,
            Install install,
            Person person) {
        Optional<String> chosen = Parameters.find(context.request().formAttributes(), "guild");
        Optional<Guild> guild = chosen.flatMap(Snowflake::parse)
                .flatMap(id -> install.choices(world, person).stream()
                        .filter(each -> each.id().equals(id))
                        .findFirst());
        if (guild.isEmpty()) {
            String problem = chosen.isEmpty() ? "" : "Choose a server you can manage.";
            installPage.show(context.response(), request, install, person, problem);
            return;
        }
        try {
            Person bot = world.person(request.application().id()).orElseThrow();
            world.admitBot(guild.get(), bot, install.permissions());
        } catch (LimitException full) {
            installPage.show(context.response(), request, install, person, String.valueOf(full.getMessage()));
            return;
        }
        allow(context, request, wish, person, guild.get());
    }

    /** @param guild where a bot was added, or null */
    private void allow(
            RoutingContext context,
            AuthorizeRequest request,
            AuthorizeRequest.Wish wish,
            Person person,
            @Nullable Guild guild) {
        String target = request.redirectUri();
        if (target == null) {
            // such a request adds a bot and nothing else
            InstallPage.done(context.response(), request, Objects.requireNonNull(guild));
            return;
        }
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put(
                "code",
                world.grants()
                        .consent(
                                request.application(),
                                person,
                                target,
                                wish.scopes(),
                                wish.challenge(),
                                guild == null ? null : guild.id()));
        if (guild != null && wish.install() != null) {
            answer.put("guild_id", guild.id().toString());
            answer.put("permissions", Long.toString(wish.install().permissions()));
        }
        sendTo(context, request.redirect(answer).orElseThrow());
    }

    private void with(
            RoutingContext context, MultiMap parameters, BiConsumer<AuthorizeRequest, AuthorizeRequest.Wish> work) {
        AuthorizeRequest request;
        try {
            request = AuthorizeRequest.of(world, parameters);
        } catch (AuthorizeRequest.UntrustedException e) {
            Page.refuse(context.response(), e.text());
            return;
        }
        try {
            work.accept(request, request.wish());
        } catch (OAuthException e) {
            request.redirect(e)
                    .ifPresentOrElse(
                            target -> sendTo(context, target), () -> Page.refuse(context.response(), e.words()));
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
