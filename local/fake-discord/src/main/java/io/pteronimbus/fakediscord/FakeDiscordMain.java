package io.pteronimbus.fakediscord;

import io.pteronimbus.fakediscord.FakeDiscordOptions.Registration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs Discord as a process of its own until it gets SIGTERM. */
@Command(
        name = "fake-discord",
        mixinStandardHelpOptions = true,
        description = {
            "Discord's REST API, gateway and OAuth2 pages with made-up people.",
            "What has no option is taken from the environment: FAKE_DISCORD_CLIENT_ID, FAKE_DISCORD_CLIENT_SECRET,"
                    + " FAKE_DISCORD_BOT_TOKEN, FAKE_DISCORD_REDIRECT_URIS (by spaces), FAKE_DISCORD_PUBLIC_URL,"
                    + " FAKE_DISCORD_OPENAPI. Arguments can be seen by every user of a machine: give secrets there."
        })
public final class FakeDiscordMain implements Callable<Integer> {

    private static final String PREFIX = "FAKE_DISCORD_";

    @Option(names = "--port", defaultValue = "8090", description = "TCP port, 0 for any (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--bind",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE})")
    private String bind = "127.0.0.1";

    @Option(names = "--public-url", description = "What browsers reach it by (default: http://localhost and the port)")
    private @Nullable String publicUrl;

    @Option(names = "--state", description = "File that keeps everything over a restart (default: none)")
    private @Nullable Path state;

    @Option(names = "--sample", description = "Begin with a community of four people")
    private boolean sample;

    @Option(names = "--client-id", description = "Of an application to register")
    private @Nullable String clientId;

    @Option(names = "--client-secret", description = "Its secret")
    private @Nullable String clientSecret;

    @Option(names = "--bot-token", description = "Its bot's token")
    private @Nullable String botToken;

    @Option(names = "--redirect-uri", description = "Where people may return to; can be given several times")
    private List<String> redirectUris = List.of();

    @Option(names = "--openapi", description = "Discord's OpenAPI document, to check everything against")
    private @Nullable Path openApi;

    private final Map<String, String> environment;

    FakeDiscordMain(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        int code = new CommandLine(new FakeDiscordMain(System.getenv())).execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        FakeDiscord discord;
        try {
            discord = FakeDiscord.start(options());
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            return 1;
        }
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            discord.close();
                            stopped.countDown();
                        },
                        "shutdown"));
        System.out.println("fake-discord ready on " + discord.publicUrl());
        stopped.await();
        return 0;
    }

    /** What the command line and the environment say together. */
    FakeDiscordOptions options() {
        String document = given(openApi == null ? null : openApi.toString(), "OPENAPI");
        return new FakeDiscordOptions(
                bind,
                port,
                given(publicUrl, "PUBLIC_URL"),
                state,
                sample,
                registration(),
                document == null ? null : Path.of(document),
                false,
                Clock.systemUTC());
    }

    private @Nullable Registration registration() {
        String id = given(clientId, "CLIENT_ID");
        String secret = given(clientSecret, "CLIENT_SECRET");
        String token = given(botToken, "BOT_TOKEN");
        if (id == null && secret == null && token == null) {
            return null;
        }
        if (id == null || secret == null || token == null) {
            throw new IllegalArgumentException("A client id, a client secret and a bot token are given together.");
        }
        String uris = environment.getOrDefault(PREFIX + "REDIRECT_URIS", "").strip();
        List<String> redirects = !redirectUris.isEmpty() || uris.isEmpty() ? redirectUris : List.of(uris.split("\\s+"));
        return new Registration("Pteronimbus", id, secret, token, redirects);
    }

    private @Nullable String given(@Nullable String option, String variable) {
        String value = option == null ? environment.get(PREFIX + variable) : option;
        return value == null || value.isBlank() ? null : value;
    }
}
