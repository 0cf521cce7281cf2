package io.pteronimbus.fakediscord.control;

import io.pteronimbus.fakediscord.http.Answers;
import io.pteronimbus.fakediscord.http.DiscordException;
import io.pteronimbus.fakediscord.state.Application;
import io.pteronimbus.fakediscord.state.Person;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** {@code /_control/people}. */
final class PeopleControl {

    private static final String[] FIELDS = {
        "username", "globalName", "email", "verified", "avatar", "locale", "mfaEnabled"
    };
    private static final int LONGEST_NAME = 32;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_AVATAR = 64;
    private static final int LONGEST_LOCALE = 6;

    private final World world;

    PeopleControl(World world) {
        this.world = world;
    }

    void mount(Router router) {
        router.post("/people").handler(context -> {
            Person person = read(context, null);
            world.put(person);
            Answers.json(context, 201, StateView.of(person));
        });
        router.patch("/people/:id").handler(context -> {
            Person person = read(context, person(context));
            world.put(person);
            Answers.json(context, 200, StateView.of(person));
        });
        router.delete("/people/:id").handler(context -> {
            Person person = person(context);
            if (person.bot()) {
                throw DiscordException.invalid("id", "is a bot, which goes with its application");
            }
            world.remove(person);
            Answers.nothing(context);
        });
        router.delete("/people/:id/authorizations").handler(context -> {
            Person person = person(context);
            for (Application application : world.applications()) {
                world.grants().revoke(application.id(), person.id());
            }
            Answers.nothing(context);
        });
        router.delete("/people/:id/authorizations/:application").handler(context -> {
            world.grants()
                    .revoke(Input.id(context, "application"), person(context).id());
            Answers.nothing(context);
        });
    }

    private Person person(RoutingContext context) {
        return world.person(Input.id(context, "id")).orElseThrow(DiscordException::unknownUser);
    }

    private Person read(RoutingContext context, @Nullable Person before) {
        Input input = Input.of(context, FIELDS);
        String username = input.text("username", before == null ? null : before.username(), 2, LONGEST_NAME);
        Snowflake id = before == null ? world.newId() : before.id();
        boolean taken = world.people().stream()
                .anyMatch(other ->
                        other.username().equals(username) && !other.id().equals(id));
        if (taken) {
            throw DiscordException.invalid("username", "is taken");
        }
        Person base = before == null ? new Person(id, username, null, null, true, false, null, "en-US", false) : before;
        return new Person(
                id,
                username,
                input.optionalText("globalName", base.globalName(), LONGEST_NAME),
                input.optionalText("email", base.email(), LONGEST_EMAIL),
                input.flag("verified", base.verified()),
                base.bot(),
                input.optionalText("avatar", base.avatar(), LONGEST_AVATAR),
                input.text("locale", base.locale(), 2, LONGEST_LOCALE),
                input.flag("mfaEnabled", base.mfaEnabled()));
    }
}
