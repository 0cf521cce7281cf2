package io.pteronimbus.auth.session;

import static io.pteronimbus.auth.support.Person.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.Person.Tokens;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RefreshTest {
    private final RedisDataSource redis;
    private final DataSource dataSource;

    RefreshTest(RedisDataSource redis, DataSource dataSource) {
        this.redis = redis;
        this.dataSource = dataSource;
    }

    @Test
    void shouldTradeTheTokenWhenItIsTheCurrentOne() {
        // given
        var person = Person.registered();
        var tokens = person.signIn();

        // when
        var answer = tokens.refreshed();

        // then
        answer.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("accessToken", notNullValue())
                .body("user.id", equalTo(person.id()));
        assertThat(answer.<String>path("refreshToken")).isNotEqualTo(tokens.refresh());
        new Tokens(answer.path("accessToken"), answer.path("refreshToken"))
                .request()
                .get("/api/v1/me")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldNameTheSameSuccessorWhenTheTokenWasJustUsed() {
        // given
        var tokens = Person.registered().signIn();
        var first = tokens.refreshed().<String>path("refreshToken");

        // when
        var second = tokens.refreshed();

        // then
        second.then().statusCode(200).body("refreshToken", equalTo(first));
    }

    @Test
    void shouldHaveOneSuccessorWhenManyTabsRefreshAtOnce() throws Exception {
        // given
        var tokens = Person.registered().signIn();

        // when
        var answers = new ArrayList<Response>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Response> refresh = tokens::refreshed;
            for (var answer : threads.invokeAll(Collections.nCopies(8, refresh))) {
                answers.add(answer.get());
            }
        }

        // then
        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(answers.stream()
                        .map(answer -> answer.<String>path("refreshToken"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void shouldEndTheWholeFamilyWhenAnOldTokenComesBack() {
        // given
        var person = Person.registered();
        var tokens = person.signIn();
        var successor = tokens.refreshed().<String>path("refreshToken");
        awaitEndOfGrace();

        // when
        var answer = tokens.refreshed();

        // then
        answer.then().statusCode(401).body("code", equalTo("session-expired"));
        new Tokens("", successor).refreshed().then().statusCode(401);
        var entries = Topic.await(
                "audit-entry",
                1,
                entry -> "session:refresh".equals(entry.at("/action").asText())
                        && person.id().equals(entry.at("/actor/id").asText()));
        assertThat(entries.getFirst().at("/outcome").asText()).isEqualTo("DENIED");
        assertThat(entries.getFirst().at("/actor/name").asText()).isNotBlank();
        var ended = Topic.await(
                "access-changed",
                1,
                event -> person.id().equals(event.at("/userId").asText()));
        assertThat(ended.getFirst().at("/sessionId").asText()).isNotBlank();
    }

    @Test
    void shouldGoOnWhenEachTokenIsUsedOnceInTurn() {
        // given
        var tokens = Person.registered().signIn();

        // when
        for (var i = 0; i < 5; i++) {
            tokens = new Tokens(
                    "", tokens.refreshed().then().statusCode(200).extract().path("refreshToken"));
        }

        // then
        tokens.refreshed().then().statusCode(200);
    }

    @Test
    void shouldRenewTheCookiesWhenABrowserRefreshes() {
        // given
        var browser = Person.registered().signInByCookie();

        // when
        var answer = from(Person.newAddress())
                .header("X-Session", "cookie")
                .cookie("ptn_refresh_8080", browser.cookie("ptn_refresh_8080"))
                .post("/api/v1/auth/refresh");

        // then
        answer.then()
                .statusCode(200)
                .body("accessToken", nullValue())
                .body("refreshToken", nullValue())
                .body("csrfToken", equalTo(browser.cookie("ptn_csrf_8080")));
        assertThat(answer.cookie("ptn_access_8080")).isNotBlank();
        assertThat(answer.cookie("ptn_refresh_8080")).isNotBlank().isNotEqualTo(browser.cookie("ptn_refresh_8080"));
    }

    @Test
    void shouldLeaveTheTokenGoodWhenTheDatabaseFails() throws Exception {
        // given
        var tokens = Person.registered().signIn();

        // when
        try (var connection = dataSource.getConnection();
                var database = connection.createStatement();
                var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            database.execute("lock table account in access exclusive mode");
            var refreshed = requests.submit(tokens::refreshed);
            // the connection of whoever waits for the table is cut
            Awaitility.await().until(() -> {
                var cut = database.executeQuery(
                        "select pg_terminate_backend(pid) from pg_locks where not granted and locktype = 'relation'");
                return cut.next();
            });
            refreshed.get().then().statusCode(503).body("code", equalTo("dependency-unavailable"));
            connection.rollback();
        }

        // then: also after the time in which a token may be used twice
        Awaitility.await().pollDelay(Duration.ofMillis(2500)).until(() -> true);
        tokens.refreshed().then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "not base64 at all!",
                "AaICeL_Pcxi4UsPtwT5UzEk1JeJRKoICasYiS_VywQ0JpzKCG-hWHJB4Pd44R33KIPcZ12NiNr0Mu62oP041_g"
            })
    void shouldRefuseWhenTheTokenWasNeverIssued(String token) {
        // when
        var answer = new Tokens("", token).refreshed();

        // then
        answer.then().statusCode(401).body("code", equalTo("session-expired"));
    }

    @Test
    void shouldLeaveTheSessionAloneWhenAForgedTokenNamesIt() {
        // given
        var tokens = Person.registered().signIn();
        var forged = tokens.refresh().substring(0, 22) + "A".repeat(64);

        // when
        new Tokens("", forged).refreshed().then().statusCode(401);

        // then
        tokens.refreshed().then().statusCode(200);
    }

    @Test
    void shouldClearTheCookiesWhenTheSessionIsOver() {
        // when
        var answer =
                from(Person.newAddress()).cookie("ptn_refresh_8080", "stale").post("/api/v1/auth/refresh");

        // then
        answer.then().statusCode(401);
        assertThat(answer.headers().getValues("Set-Cookie"))
                .hasSize(3)
                .allSatisfy(cookie -> assertThat(cookie).contains("Max-Age=0"));
    }

    @Test
    void shouldRefuseWhenThereIsNoTokenAtAll() {
        // when
        var answer = from(Person.newAddress()).post("/api/v1/auth/refresh");

        // then
        answer.then().statusCode(401).body("code", equalTo("session-expired"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"refreshToken\":null}", "{\"refreshToken\":5}", "{\"refreshToken\":\"a\",\"x\":1}", "{"
            })
    void shouldExplainWhenTheBodyIsBad(String body) {
        // when
        var answer = from(Person.newAddress()).body(body).post("/api/v1/auth/refresh");

        // then
        answer.then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void shouldKeepNoTokenInRedisWhenSessionsAreOpen() {
        // given
        var tokens = Person.registered().signIn();
        var successor = tokens.refreshed().<String>path("refreshToken");

        // when
        var kept = new ArrayList<String>();
        for (var key : redis.key().keys("auth:*")) {
            kept.add(key);
            if ("hash".equals(redis.execute("TYPE", key).toString())) {
                kept.add(redis.hash(String.class).hgetall(key).toString());
            }
        }

        // then
        assertThat(kept.toString()).doesNotContain(tokens.refresh(), successor);
    }

    private void awaitEndOfGrace() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> redis.key().keys("auth:refresh:*").stream()
                        .map(key -> redis.hash(String.class).hgetall(key))
                        .noneMatch(fields -> fields.containsKey("nonce")));
    }
}
