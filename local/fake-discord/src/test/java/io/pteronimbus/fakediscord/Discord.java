package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.fakediscord.FakeDiscordOptions.Registration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One for each test, strict about Discord's own document when that is at hand, and the requests that tests make of it. */
final class Discord implements BeforeEachCallback, AfterEachCallback {

    static final String CLIENT = "1180000000000000001";
    static final String SECRET = "a client secret nobody guesses";
    static final String BOT = "Bot a.bot-token.nobody-guesses";
    static final String CALLBACK = "http://localhost:8080/api/v1/auth/discord/callback";
    static final String FORM = "application/x-www-form-urlencoded";
    static final Registration APPLICATION = new Registration(
            "Pteronimbus", CLIENT, SECRET, BOT.substring(4), List.of(CALLBACK, "http://127.0.0.1:8080/other?a=b"));

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final FakeDiscordOptions options;
    private final boolean installed;
    private @Nullable FakeDiscord running;

    /** With a sample, of which the bot is a member. */
    Discord() {
        this(FakeDiscordOptions.inMemory().withApplication(APPLICATION).withSample());
    }

    Discord(FakeDiscordOptions options) {
        this(options, options.sample());
    }

    private Discord(FakeDiscordOptions options, boolean installed) {
        Path document = document();
        this.options = document == null ? options : options.withDocument(document);
        this.installed = installed;
    }

    /** With a sample as it is made, which no bot is in. */
    static Discord untouched() {
        return new Discord(
                FakeDiscordOptions.inMemory().withApplication(APPLICATION).withSample(), false);
    }

    /** Discord's document, which is not part of this project: {@code -Ddiscord.openapi}, or beside the checkout. */
    static @Nullable Path document() {
        Path document = Path.of(System.getProperty("discord.openapi", "../../../shared/discord/openapi.json"));
        return Files.exists(document) ? document : null;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stop();
    }

    void start() throws IOException {
        running = FakeDiscord.start(options);
        if (installed) {
            control("PUT", "/guilds/" + guild() + "/members/" + CLIENT, "{}");
        }
    }

    void stop() {
        try {
            assertThat(running().violations())
                    .as("answers that are not as Discord's document says")
                    .noneMatch(each -> each.startsWith("answer"));
        } finally {
            running().close();
        }
    }

    FakeDiscord running() {
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + running().port() + path);
    }

    Answer send(String method, String path, Map<String, String> headers, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method, body);
        headers.forEach(request::header);
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param authorization the header, or empty */
    Answer get(String path, String authorization) {
        Map<String, String> headers = authorization.isEmpty() ? Map.of() : Map.of("Authorization", authorization);
        return send("GET", path, headers, BodyPublishers.noBody());
    }

    Answer bot(String path) {
        return get("/api/v10" + path, BOT);
    }

    Answer botDelete(String path) {
        return send("DELETE", "/api/v10" + path, Map.of("Authorization", BOT), BodyPublishers.noBody());
    }

    Answer control(String method, String path, String json) {
        return send(
                method,
                "/_control" + path,
                Map.of("Content-Type", "application/json"),
                BodyPublishers.ofString(json.replace('\'', '"')));
    }

    Answer form(String path, Map<String, String> fields) {
        return form(path, fields, Map.of());
    }

    Answer form(String path, Map<String, String> fields, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", FORM);
        return send("POST", path, all, BodyPublishers.ofString(encode(fields)));
    }

    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The id of somebody of the sample. */
    String person(String username) {
        for (var person : control("GET", "/state", "").json().path("people")) {
            if (person.path("username").asText().equals(username)) {
                return person.path("id").asText();
            }
        }
        throw new IllegalArgumentException(username);
    }

    /** The sample's guild. */
    String guild() {
        return control("GET", "/state", "").text("/guilds/0/id");
    }

    /** Another guild of the sample's owner. @return its id */
    String addGuild(String name, boolean withBot) {
        String id = control("POST", "/guilds", "{'name':'" + name + "','ownerId':'" + person("aurora") + "'}")
                .is(201)
                .text("/id");
        if (withBot) {
            control("PUT", "/guilds/" + id + "/members/" + CLIENT, "{}").is(201);
        }
        return id;
    }

    /** What the application asks for, with these fields changed; a null takes one away. */
    static Map<String, String> wish(@Nullable String... changes) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "response_type", "code",
                "client_id", CLIENT,
                "redirect_uri", CALLBACK,
                "scope", "identify email guilds guilds.members.read",
                "state", "a state & more"));
        return change(fields, changes);
    }

    private static Map<String, String> change(Map<String, String> fields, @Nullable String... changes) {
        for (int i = 0; i < changes.length; i += 2) {
            String value = changes[i + 1];
            if (value == null) {
                fields.remove(changes[i]);
            } else {
                fields.put(String.valueOf(changes[i]), value);
            }
        }
        return fields;
    }

    /** What the page sends. */
    Answer decide(String decision, String person, @Nullable String... changes) {
        Map<String, String> fields = wish(changes);
        fields.put("decision", decision);
        fields.put("person", person);
        return form("/oauth2/authorize", fields);
    }

    /** A code of somebody who consented. */
    String code(String username, @Nullable String... changes) {
        return String.valueOf(
                decide("allow", person(username), changes).sentBack().get("code"));
    }

    Answer redeem(String code, @Nullable String... changes) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "grant_type", "authorization_code",
                "client_id", CLIENT,
                "client_secret", SECRET,
                "redirect_uri", CALLBACK,
                "code", code));
        return form("/api/v10/oauth2/token", change(fields, changes));
    }

    Answer refresh(String token) {
        return redeem("", "grant_type", "refresh_token", "refresh_token", token, "code", null, "redirect_uri", null);
    }

    /** An Authorization header of somebody who granted this. */
    String bearer(String username, String scope) {
        return "Bearer " + redeem(code(username, "scope", scope)).is(200).text("/access_token");
    }
}
