package io.pteronimbus.auth.support;

import static io.restassured.RestAssured.given;

import io.pteronimbus.fakediscord.FakeDiscord;
import io.pteronimbus.fakediscord.FakeDiscordOptions;
import io.pteronimbus.fakediscord.FakeDiscordOptions.Registration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A Discord for all tests of this module, and what tests do to it. */
public final class SimulatedDiscord implements QuarkusTestResourceLifecycleManager {
    public static final String CALLBACK = "http://localhost:8080/api/v1/auth/discord/callback";
    private static final String CLIENT = "1180000000000000001";
    private static final String SECRET = "a client secret that nobody guesses";
    private static volatile int port;

    private @Nullable FakeDiscord running;

    @Override
    public Map<String, String> start() {
        try {
            var document = Path.of("../../shared/discord/openapi.json");
            var options = FakeDiscordOptions.inMemory()
                    .withApplication(new Registration("Pteronimbus", CLIENT, SECRET, "bot.token", List.of(CALLBACK)));
            running = FakeDiscord.start(Files.exists(document) ? options.withDocument(document) : options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = running.port();
        var url = "http://127.0.0.1:" + port;
        return Map.of(
                "pteronimbus.auth.discord.client-id", CLIENT,
                "pteronimbus.auth.discord.client-secret", SECRET,
                "pteronimbus.auth.discord.url", url,
                "pteronimbus.auth.discord.api-url", url,
                "pteronimbus.auth.discord.simulated", "true");
    }

    @Override
    public void stop() {
        if (running != null) {
            running.close();
        }
    }

    /** Somebody new there; the answer is their id. */
    public static String person(String name) {
        return control()
                .body(Map.of(
                        "username",
                        "p" + UUID.randomUUID().toString().substring(0, 20).replace("-", ""),
                        "globalName",
                        name))
                .post("/people")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A new guild of that person; the answer is its id. */
    public static String guild(String name, String ownerId) {
        return control()
                .body(Map.of("name", name, "ownerId", ownerId, "icon", "0123456789abcdef"))
                .post("/guilds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Puts somebody into a guild. */
    public static void join(String guildId, String personId) {
        control()
                .body(Map.of())
                .put("/guilds/" + guildId + "/members/" + personId)
                .then()
                .statusCode(201);
    }

    /** What happens to requests until {@link #heal}. */
    public static void fail(Map<String, Object> fault) {
        control().body(fault).post("/faults").then().statusCode(201);
    }

    public static void heal() {
        control().delete("/faults").then().statusCode(204);
    }

    /** Takes back all that the person has allowed. */
    public static void forget(String personId) {
        control().delete("/people/" + personId + "/authorizations").then().statusCode(204);
    }

    /** All that is known there, tokens excepted. */
    public static String state() {
        return control().get("/state").asString();
    }

    public static String url() {
        return "http://127.0.0.1:" + port;
    }

    private static RequestSpecification control() {
        return given().baseUri(url()).basePath("/_control").contentType(ContentType.JSON);
    }
}
