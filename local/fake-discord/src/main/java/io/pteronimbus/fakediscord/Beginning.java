package io.pteronimbus.fakediscord;

import io.pteronimbus.fakediscord.state.Application;
import io.pteronimbus.fakediscord.state.Digest;
import io.pteronimbus.fakediscord.state.SampleCommunity;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.World;
import java.util.Optional;

/** What is there at the first start. */
final class Beginning {

    private final World world;
    private final FakeDiscordOptions options;

    Beginning(World world, FakeDiscordOptions options) {
        this.world = world;
        this.options = options;
    }

    /** Fills a new world. */
    void first() {
        register();
        if (options.sample()) {
            new SampleCommunity(world).create();
        }
    }

    /** Empties the world and begins anew. */
    void again() {
        world.clear();
        first();
    }

    /** Registers the application of the options, or takes over what was changed of it since the last start. */
    void register() {
        FakeDiscordOptions.Registration registration = options.application();
        if (registration == null) {
            return;
        }
        Snowflake id = Snowflake.of(registration.clientId());
        Optional<Application> before = world.application(id);
        world.put(new Application(
                id,
                registration.name(),
                Digest.of(registration.clientSecret()),
                Digest.of(registration.botToken()),
                registration.redirectUris(),
                before.map(Application::membersIntent).orElse(true),
                before.map(Application::presencesIntent).orElse(false),
                before.map(Application::messageContentIntent).orElse(false),
                before.map(Application::key).orElseGet(World::newKey)));
    }
}
