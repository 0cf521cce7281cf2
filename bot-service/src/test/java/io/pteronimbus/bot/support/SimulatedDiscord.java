package io.pteronimbus.bot.support;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.fakediscord.FakeDiscord;
import io.pteronimbus.fakediscord.FakeDiscordOptions;
import io.pteronimbus.fakediscord.FakeDiscordOptions.Registration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A Discord for all tests of this module, and what tests do to it. */
public final class SimulatedDiscord implements QuarkusTestResourceLifecycleManager {
    public static final String CLIENT = "1180000000000000001";
    public static final String TOKEN = "the-bots.own.token-that-nobody-else-knows";
    private static final int MEMBERS = 1 << 1;
    private static volatile int port;

    private @Nullable FakeDiscord running;
    private String token = TOKEN;

    /** {@code token}: which the service is told, and perhaps not that of the bot. */
    @Override
    public void init(Map<String, String> arguments) {
        token = arguments.getOrDefault("token", TOKEN);
    }

    @Override
    public Map<String, String> start() {
        try {
            var document = Path.of("../../shared/discord/openapi.json");
            var options = FakeDiscordOptions.inMemory()
                    .withApplication(new Registration(
                            "Pteronimbus",
                            CLIENT,
                            "a client secret that nobody guesses",
                            TOKEN,
                            List.of("http://localhost:8080/communities/added")));
            running = FakeDiscord.start(Files.exists(document) ? options.withDocument(document) : options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = running.port();
        gateway(Map.of("identifySpacingMillis", 0, "heartbeatMillis", 300));
        return Map.of(
                "pteronimbus.bot.token",
                token,
                "pteronimbus.bot.discord-url",
                "http://localhost:" + port,
                "pteronimbus.bot.api-url",
                "http://127.0.0.1:" + port);
    }

    @Override
    public void stop() {
        if (running != null) {
            running.close();
        }
    }

    /** Somebody new there; the answer is their id. */
    public static String person(String name) {
        var username = "p" + UUID.randomUUID().toString().substring(0, 20).replace("-", "");
        return id(
                control().body(Map.of("username", username, "globalName", name)).post("/people"));
    }

    /** A new guild of somebody new, without the bot; the answer is its id. */
    public static String guild(String name) {
        return guild(name, person("Owner"));
    }

    public static String guild(String name, String ownerId) {
        return id(control().body(Map.of("name", name, "ownerId", ownerId)).post("/guilds"));
    }

    /** A new guild with the bot in it. */
    public static String guildWithBot(String name) {
        var guild = guild(name);
        join(guild, CLIENT);
        return guild;
    }

    public static void join(String guildId, String userId) {
        join(guildId, userId, Map.of());
    }

    /** A bot comes with {@code permissions}. */
    public static void join(String guildId, String userId, Map<String, Object> how) {
        control()
                .body(how)
                .put("/guilds/" + guildId + "/members/" + userId)
                .then()
                .statusCode(201);
    }

    /** Changes a member: {@code nick}, {@code roles}. */
    public static void change(String guildId, String userId, Map<String, Object> change) {
        control()
                .body(change)
                .patch("/guilds/" + guildId + "/members/" + userId)
                .then()
                .statusCode(200);
    }

    public static void leave(String guildId, String userId) {
        control().delete("/guilds/" + guildId + "/members/" + userId).then().statusCode(204);
    }

    /** A new role; the answer is its id. */
    public static String role(String guildId, String name) {
        return role(guildId, Map.of("name", name));
    }

    public static String role(String guildId, Map<String, Object> role) {
        return id(control().body(role).post("/guilds/" + guildId + "/roles"));
    }

    public static void deleteRole(String guildId, String roleId) {
        control().delete("/guilds/" + guildId + "/roles/" + roleId).then().statusCode(204);
    }

    public static void rename(String guildId, String name) {
        control().body(Map.of("name", name)).patch("/guilds/" + guildId).then().statusCode(200);
    }

    public static void outage(String guildId, boolean out) {
        var path = "/guilds/" + guildId + "/outage";
        (out ? control().put(path) : control().delete(path)).then().statusCode(204);
    }

    /** Many members at once, of whom nobody is told. */
    public static void fill(String guildId, int members) {
        control()
                .body(Map.of("members", members, "roles", 20))
                .post("/guilds/" + guildId + "/bulk")
                .then()
                .statusCode(201);
    }

    /** Whether the application has the intent for members. */
    public static void membersIntent(boolean granted) {
        control()
                .body(Map.of("membersIntent", granted))
                .patch("/applications/" + CLIENT)
                .then()
                .statusCode(200);
    }

    /** Changes how the gateway behaves. */
    public static void gateway(Map<String, Object> settings) {
        control().body(settings).patch("/gateway").then().statusCode(200);
    }

    /** Does something to all sessions. */
    public static void disturb(Map<String, Object> disturbance) {
        control().body(disturbance).post("/gateway/disturb").then().statusCode(200);
    }

    /** What happens to requests until {@link #heal}. */
    public static void fail(Map<String, Object> fault) {
        control().body(fault).post("/faults").then().statusCode(201);
    }

    public static void heal() {
        control().delete("/faults").then().statusCode(204);
    }

    /** Waits until the bot has a session with a connection, and answers its id. */
    public static String awaitSession() {
        return awaitSession(true, "");
    }

    /** Waits for a connected session with or without the intent for members, and another than that one. */
    public static String awaitSession(boolean members, String not) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> connected().stream()
                                .filter(session -> !not.equals(session.get("id")))
                                .filter(session ->
                                        ((Number) session.getOrDefault("intents", 0)).intValue() / MEMBERS % 2
                                                == (members ? 1 : 0))
                                .map(session -> String.valueOf(session.get("id")))
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
    }

    /** Waits until no session has a connection. */
    public static void awaitNobody() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(connected()).isEmpty());
    }

    private static List<Map<String, Object>> connected() {
        List<Map<String, Object>> sessions =
                control().get("/gateway").jsonPath().getList("sessions");
        return sessions.stream()
                .filter(session -> Boolean.TRUE.equals(session.get("connected")))
                .toList();
    }

    private static String id(Response answer) {
        return answer.then().statusCode(201).extract().path("id");
    }

    private static RequestSpecification control() {
        return given().baseUri("http://127.0.0.1:" + port).basePath("/_control").contentType(ContentType.JSON);
    }
}
