package io.pteronimbus.fakediscord;

import io.pteronimbus.fakediscord.state.RedirectUri;
import io.pteronimbus.fakediscord.state.Snowflake;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to start a Discord.
 *
 * @param bind        the address to listen on; the control API answers on loopback whatever this is
 * @param port        0 for any free one
 * @param publicUrl   what browsers reach it by, or null for http://localhost and the port
 * @param stateFile   where everything is kept, or null for in memory only
 * @param sample      whether a new state begins with a community
 * @param application the application that is registered from the start, or null for none
 * @param document    Discord's OpenAPI document, or null for no checks
 * @param strict      whether an answer that violates the document becomes a 500
 */
public record FakeDiscordOptions(
        String bind,
        int port,
        @Nullable String publicUrl,
        @Nullable Path stateFile,
        boolean sample,
        @Nullable Registration application,
        @Nullable Path document,
        boolean strict,
        Clock clock) {

    /** An application whose secrets somebody else knows already. */
    public record Registration(
            String name, String clientId, String clientSecret, String botToken, List<String> redirectUris) {

        public Registration {
            Snowflake.of(clientId);
            redirectUris = List.copyOf(redirectUris);
            redirectUris.forEach(RedirectUri::check);
            if (name.isBlank() || clientSecret.isBlank() || botToken.isBlank()) {
                throw new IllegalArgumentException("an application has a name, a client secret and a bot token");
            }
        }

        @Override
        public String toString() {
            return "Registration[" + clientId + "]";
        }
    }

    public FakeDiscordOptions {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port must be 0..65535");
        }
    }

    /** For tests: any free port of loopback, nothing kept, nobody there. */
    public static FakeDiscordOptions inMemory() {
        return new FakeDiscordOptions("127.0.0.1", 0, null, null, false, null, null, false, Clock.systemUTC());
    }

    public FakeDiscordOptions withApplication(Registration registration) {
        return new FakeDiscordOptions(bind, port, publicUrl, stateFile, sample, registration, document, strict, clock);
    }

    public FakeDiscordOptions withSample() {
        return new FakeDiscordOptions(bind, port, publicUrl, stateFile, true, application, document, strict, clock);
    }

    public FakeDiscordOptions withStateFile(Path file) {
        return new FakeDiscordOptions(bind, port, publicUrl, file, sample, application, document, strict, clock);
    }

    /** Checks everything against Discord's document, and lets nothing pass that violates it. */
    public FakeDiscordOptions withDocument(Path file) {
        return new FakeDiscordOptions(bind, port, publicUrl, stateFile, sample, application, file, true, clock);
    }
}
