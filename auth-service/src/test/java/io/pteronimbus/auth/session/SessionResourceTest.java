package io.pteronimbus.auth.session;

import static io.pteronimbus.auth.support.Person.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.auth.support.Person;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SessionResourceTest {
    private final RedisDataSource redis;

    SessionResourceTest(RedisDataSource redis) {
        this.redis = redis;
    }

    @Nested
    class ListThem {

        @Test
        void shouldShowWhereOneIsSignedInWhenListing() {
            // given
            var person = Person.registered();
            from(person.address())
                    .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                    .body(Map.of("email", person.email(), "password", person.password()))
                    .post("/api/v1/auth/login")
                    .then()
                    .statusCode(200);
            var here = person.signIn();

            // when
            var answer = here.request().get("/api/v1/me/sessions");

            // then
            answer.then().statusCode(200).body("items.size()", equalTo(2));
            assertThat(answer.<List<Boolean>>path("items.current")).containsExactlyInAnyOrder(true, false);
            assertThat(answer.<List<String>>path("items.device")).contains("Firefox on Linux");
            assertThat(answer.<List<String>>path("items.address")).containsOnly(person.address());
            assertThat(answer.<List<String>>path("items.lastUsedAt")).doesNotContainNull();
        }

        @Test
        void shouldLetTheGatewayFindTheSessionWhenItLooks() {
            // given
            var person = Person.registered();
            var browser = person.signInByCookie();
            var id = from(person.address())
                    .header("Authorization", "Bearer " + browser.cookie("ptn_access_8080"))
                    .get("/api/v1/me/sessions")
                    .<String>path("items[0].id");

            // when
            var fields = redis.hash(String.class).hmget("auth:session:" + id, "userId", "csrf");

            // then
            assertThat(fields)
                    .containsEntry("userId", person.id())
                    .containsEntry("csrf", browser.cookie("ptn_csrf_8080"));
            assertThat(redis.key().ttl("auth:session:" + id)).isBetween(2_591_900L, 2_592_000L);
        }
    }

    @Nested
    class Revoke {

        @Test
        void shouldTellTheGatewayWhenASessionEnds() {
            // given
            var here = Person.registered().signIn();
            var id = here.request().get("/api/v1/me/sessions").<String>path("items[0].id");
            Queue<String> heard = new ConcurrentLinkedQueue<>();
            var subscription = redis.pubsub(String.class).subscribe("auth:session-ended", heard::add);

            // when
            here.request().delete("/api/v1/me/sessions/" + id).then().statusCode(204);

            // then
            await().atMost(Duration.ofSeconds(10)).until(() -> heard.contains(id));
            subscription.unsubscribe();
        }

        @Test
        void shouldEndTheSessionWhenItIsOnesOwn() {
            // given
            var person = Person.registered();
            var there = person.signIn();
            var id = there.request().get("/api/v1/me/sessions").<String>path("items[0].id");
            var here = person.signIn();

            // when
            var answer = here.request().delete("/api/v1/me/sessions/" + id);

            // then
            answer.then().statusCode(204);
            there.refreshed().then().statusCode(401);
            here.refreshed().then().statusCode(200);
            assertThat(redis.key().exists("auth:session:" + id)).isFalse();
            Topic.await(
                    "access-changed",
                    1,
                    event -> id.equals(event.at("/sessionId").asText()));
            var entries = Topic.await(
                    "audit-entry", 1, entry -> id.equals(entry.at("/target/id").asText()));
            assertThat(entries.getFirst().at("/action").asText()).isEqualTo("session:revoke");
        }

        @Test
        void shouldFindNothingWhenTheSessionIsAnothers() {
            // given
            var victim = Person.registered().signIn();
            var id = victim.request().get("/api/v1/me/sessions").<String>path("items[0].id");

            // when
            var answer = Person.registered().signIn().request().delete("/api/v1/me/sessions/" + id);

            // then
            answer.then().statusCode(404).body("code", equalTo("not-found"));
            victim.refreshed().then().statusCode(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "00000000-0000-0000-0000-000000000000", "%00"})
        void shouldFindNothingWhenThereIsNoSuchSession(String id) {
            // when
            var answer = Person.registered()
                    .signIn()
                    .request()
                    .urlEncodingEnabled(false)
                    .delete("/api/v1/me/sessions/" + id);

            // then
            answer.then().statusCode(404).contentType("application/problem+json");
        }

        @Test
        void shouldEndAllWhenAsked() {
            // given
            var person = Person.registered();
            var there = person.signIn();
            var here = person.signIn();

            // when
            var answer = here.request().delete("/api/v1/me/sessions");

            // then
            answer.then().statusCode(204);
            there.refreshed().then().statusCode(401);
            here.refreshed().then().statusCode(401);
        }

        @Test
        void shouldKeepThisOneWhenAskedTo() {
            // given
            var person = Person.registered();
            var there = person.signIn();
            var here = person.signIn();

            // when
            var answer = here.request().queryParam("keepCurrent", true).delete("/api/v1/me/sessions");

            // then
            answer.then().statusCode(204);
            there.refreshed().then().statusCode(401);
            here.refreshed().then().statusCode(200);
        }
    }

    @Test
    void shouldEndTheOldestWhenThereAreTooMany() {
        // given
        var person = Person.registered();
        var first = person.signIn();
        for (var i = 0; i < 4; i++) {
            person.signIn();
        }

        // when
        var sixth = person.signIn();

        // then
        sixth.request().get("/api/v1/me/sessions").then().body("items.size()", equalTo(5));
        first.refreshed().then().statusCode(401);
        Topic.await(
                "access-changed",
                1,
                event -> person.id().equals(event.at("/userId").asText()));
    }

    @Test
    void shouldRefuseWhenNobodyIsSignedIn() {
        // when
        var answer = from(Person.newAddress()).delete("/api/v1/me/sessions/" + UUID.randomUUID());

        // then
        answer.then().statusCode(401).body("code", equalTo("unauthenticated"));
    }
}
