package io.pteronimbus.fakediscord;

import io.pteronimbus.fakediscord.control.ControlApi;
import io.pteronimbus.fakediscord.control.Settings;
import io.pteronimbus.fakediscord.gateway.Gateway;
import io.pteronimbus.fakediscord.http.DiscordServer;
import io.pteronimbus.fakediscord.http.Faults;
import io.pteronimbus.fakediscord.oauth.AuthorizeRequests;
import io.pteronimbus.fakediscord.oauth.TokenRequests;
import io.pteronimbus.fakediscord.openapi.Conformance;
import io.pteronimbus.fakediscord.rest.RestApi;
import io.pteronimbus.fakediscord.state.SettableClock;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A running Discord, in this JVM. */
public final class FakeDiscord implements AutoCloseable {

    private final FakeDiscordOptions options;
    private final Vertx vertx;
    private final Keeper keeper;
    private final Conformance conformance;
    private final DiscordServer server;

    private FakeDiscord(FakeDiscordOptions options, Vertx vertx) throws IOException {
        this.options = options;
        this.vertx = vertx;
        this.keeper = new Keeper(vertx, options.stateFile());
        var world = new World(new SettableClock(options.clock()), keeper::changed);
        var beginning = new Beginning(world, options);
        keeper.open(world, beginning);
        this.conformance = Conformance.load(vertx, options.document(), options.strict());
        var faults = new Faults();
        var settings = new Settings();
        var gateway = new Gateway(vertx, world);
        var rest = new RestApi(world, conformance, gateway);
        var tokens = new TokenRequests(world, settings::tokenLife);
        var control = new ControlApi(world, gateway, faults, conformance, settings, beginning::again);
        this.server = DiscordServer.listen(
                vertx,
                options.bind(),
                options.port(),
                faults,
                gateway::mount,
                api -> {
                    tokens.mount(api);
                    rest.mount(api);
                },
                new AuthorizeRequests(world)::mount,
                control::mount);
        keeper.begin();
    }

    /**
     * Starts it; it can be reached when this returns.
     *
     * @throws IOException when the state file is there and cannot be read
     * @throws IllegalStateException when the port cannot be had
     */
    public static FakeDiscord start(FakeDiscordOptions options) throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                // the state belongs to one thread
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        try {
            return new FakeDiscord(options, vertx);
        } catch (IOException | RuntimeException e) {
            close(vertx);
            throw e;
        }
    }

    public int port() {
        return server.port();
    }

    /** What browsers reach it by, without a slash at the end. */
    public String publicUrl() {
        @Nullable String given = options.publicUrl();
        return given == null ? "http://localhost:" + port() : given;
    }

    /** What did not follow Discord's document, requests and answers. */
    public List<String> violations() {
        return conformance.violations().all();
    }

    /** Ends it; what is kept is written by then. */
    @Override
    public void close() {
        keeper.close();
        close(vertx);
    }

    private static void close(Vertx vertx) {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
