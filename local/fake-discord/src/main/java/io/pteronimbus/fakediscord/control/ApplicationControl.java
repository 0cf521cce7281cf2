package io.pteronimbus.fakediscord.control;

import io.pteronimbus.fakediscord.http.Answers;
import io.pteronimbus.fakediscord.http.DiscordException;
import io.pteronimbus.fakediscord.state.Application;
import io.pteronimbus.fakediscord.state.Digest;
import io.pteronimbus.fakediscord.state.RandomSecret;
import io.pteronimbus.fakediscord.state.RedirectUri;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** {@code /_control/applications}. Secrets are shown in the answer that makes them, and never again. */
final class ApplicationControl {

    private static final int LONGEST_NAME = 32;
    private static final int LONGEST_SECRET = 200;
    private static final int MOST_REDIRECTS = 20;

    private final World world;

    ApplicationControl(World world) {
        this.world = world;
    }

    void mount(Router router) {
        router.post("/applications").handler(this::create);
        router.patch("/applications/:id").handler(this::change);
        router.delete("/applications/:id").handler(context -> {
            world.remove(application(context));
            Answers.nothing(context);
        });
    }

    private void create(RoutingContext context) {
        Input input = Input.of(
                context,
                "name",
                "clientId",
                "clientSecret",
                "botToken",
                "redirectUris",
                "membersIntent",
                "presencesIntent",
                "messageContentIntent");
        Snowflake id = input.snowflake("clientId", world.newId());
        if (world.application(id).isPresent() || world.person(id).isPresent()) {
            throw DiscordException.invalid("clientId", "is taken");
        }
        String secret = input.text("clientSecret", RandomSecret.next(), 8, LONGEST_SECRET);
        String token = input.text("botToken", RandomSecret.next(), 8, LONGEST_SECRET);
        var application = new Application(
                id,
                input.text("name", null, 2, LONGEST_NAME),
                Digest.of(secret),
                Digest.of(token),
                redirects(input, List.of()),
                input.flag("membersIntent", true),
                input.flag("presencesIntent", false),
                input.flag("messageContentIntent", false),
                World.newKey());
        world.put(application);
        Answers.json(
                context,
                201,
                StateView.of(application)
                        .put("clientId", id.toString())
                        .put("clientSecret", secret)
                        .put("botToken", token));
    }

    private void change(RoutingContext context) {
        Application before = application(context);
        Input input =
                Input.of(context, "name", "redirectUris", "membersIntent", "presencesIntent", "messageContentIntent");
        var application = new Application(
                before.id(),
                input.text("name", before.name(), 2, LONGEST_NAME),
                before.clientSecret(),
                before.botToken(),
                redirects(input, before.redirectUris()),
                input.flag("membersIntent", before.membersIntent()),
                input.flag("presencesIntent", before.presencesIntent()),
                input.flag("messageContentIntent", before.messageContentIntent()),
                before.key());
        world.put(application);
        Answers.json(context, 200, StateView.of(application));
    }

    private static List<String> redirects(Input input, List<String> otherwise) {
        List<String> redirects = input.texts("redirectUris", otherwise, MOST_REDIRECTS);
        for (String redirect : redirects) {
            try {
                RedirectUri.check(redirect);
            } catch (IllegalArgumentException e) {
                throw DiscordException.invalid("redirectUris", String.valueOf(e.getMessage()));
            }
        }
        return redirects;
    }

    private Application application(RoutingContext context) {
        return world.application(Input.id(context, "id"))
                .orElseThrow(() -> DiscordException.unknown("Application", 10002));
    }
}
