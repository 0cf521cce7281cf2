package io.pteronimbus.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInTenants.class)
class AuditTest {
    private static final Actor ADA =
            new Actor(Actor.Kind.USER, UUID.randomUUID().toString(), "Ada");
    private static final Actor BOB =
            new Actor(Actor.Kind.USER, UUID.randomUUID().toString(), "Bob");

    private final UUID tenantId = UUID.randomUUID();
    private final UUID reader = People.member(tenantId, "audit:read");

    @Test
    void shouldKeepEntryOnceWhenDeliveredAgain() {
        // given
        var entry = Events.audit(tenantId, ADA, "server:start", new Target("server", "s1", "Lobby"));
        Events.send(entry);
        // when
        Events.send(entry);
        Events.send(Events.audit(tenantId, ADA, "server:stop", new Target("server", "s1", "Lobby")));
        // then
        awaitActions("", "server:stop", "server:start");
        list("").then()
                .body("items[1].id", equalTo(entry.id().toString()))
                .body("items[1].actor.name", equalTo("Ada"))
                .body("items[1].actor.kind", equalTo("USER"))
                .body("items[1].target.name", equalTo("Lobby"))
                .body("items[1].outcome", equalTo("SUCCESS"))
                .body("items[1].address", equalTo("127.0.0.1"))
                .body("items[1].after.name", equalTo("after"))
                .body("items[1].before", equalTo(null));
    }

    /** CVE-2026-18516: script in a request header ran in whoever read the audit log. */
    @Test
    void shouldKeepTextAsDataWhenHeaderHasScript() {
        // given
        var script = "<script>alert(1)</script>\u0000'\"); drop table audit_entry; --";
        var entry = new AuditEntry(
                UUID.randomUUID(),
                tenantId,
                new Actor(Actor.Kind.USER, "x", script),
                "auth:login",
                new Target("user", "x", script),
                AuditEntry.Outcome.DENIED,
                script,
                "127.0.0.1",
                script,
                true,
                null,
                Map.of("name", script),
                null,
                Instant.now());
        // when
        Events.send(entry);
        // then
        awaitActions("", "auth:login");
        var answer = list("");
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.<String>path("items[0].userAgent")).isEqualTo(script.replace('\u0000', '\uFFFD'));
        assertThat(answer.<String>path("items[0].before.name")).isEqualTo(script);
        assertThat(answer.<Boolean>path("items[0].override")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "?actor=bob, member:invite server:stop",
        "?action=server:stop, server:stop",
        "?action=server:, server:stop server:start",
        "?target=lobby, server:stop server:start",
        "?target=u2, member:invite",
        "?actor=Ada&action=server:stop, ''",
        "?from=2020-01-01T00:00:00Z&to=2099-01-01T00:00:00Z, member:invite server:stop server:start",
        "?to=2020-01-01T00:00:00Z, ''",
        "?actor=' or 1=1 --, ''",
    })
    void shouldNarrowWhenFiltered(String query, String actions) {
        // given
        Events.send(Events.audit(tenantId, ADA, "server:start", new Target("server", "s1", "Lobby")));
        awaitActions("", "server:start");
        Events.send(Events.audit(tenantId, BOB, "server:stop", new Target("server", "s1", "Lobby")));
        awaitActions("", "server:stop", "server:start");
        Events.send(Events.audit(tenantId, BOB, "member:invite", new Target("user", "u2", null)));
        awaitActions("", "member:invite", "server:stop", "server:start");
        // when
        var answer = given().header("Authorization", "Bearer " + TestTokens.access(reader))
                .get("/api/v1/tenants/" + tenantId + "/audit" + query);
        // then
        assertThat(answer.<List<String>>path("items.action"))
                .isEqualTo(actions.isEmpty() ? List.of() : List.of(actions.split(" ")));
    }

    @Test
    void shouldTurnPagesWhenThereIsMore() {
        // given
        IntStream.range(0, 5)
                .forEach(i -> Events.send(Events.audit(tenantId, ADA, "a:" + i, new Target("t", "t", null))));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> list("").<List<String>>path("items.action").size() == 5);
        var all = list("").<List<String>>path("items.id");
        // when
        var first = list("?limit=3");
        var second = list("?limit=3&cursor=" + first.path("nextCursor"));
        // then
        assertThat(first.<List<String>>path("items.id")).isEqualTo(all.subList(0, 3));
        assertThat(second.<List<String>>path("items.id")).isEqualTo(all.subList(3, 5));
        assertThat(second.<String>path("nextCursor")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?from=yesterday", "?to=x", "?cursor=bm9uc2Vuc2U", "?limit=0", "?limit=201"})
    void shouldAnswer400WhenQueryIsWrong(String query) {
        // given
        var path = "/api/v1/tenants/" + tenantId + "/audit" + query;
        // when
        var answer = given().header("Authorization", "Bearer " + TestTokens.access(reader))
                .get(path);
        // then
        answer.then().statusCode(400).body("code", equalTo("validation-failed"));
    }

    @Test
    void shouldAnswer403WhenMemberMayNotReadAudit() {
        // given
        var member = People.member(tenantId, "server:read");
        // when
        var answer = given().header("Authorization", "Bearer " + TestTokens.access(member))
                .get("/api/v1/tenants/" + tenantId + "/audit?limit=0");
        // then
        answer.then().statusCode(403);
    }

    @Test
    void shouldAnswer403WhenPersonHasGrantsOnSingleServersAlone() {
        // given
        var server = UUID.randomUUID();
        var subuser = People.member(tenantId, "server:read@" + server, "audit:read@" + server);
        // when
        var answer = given().header("Authorization", "Bearer " + TestTokens.access(subuser))
                .get("/api/v1/tenants/" + tenantId + "/audit");
        // then
        answer.then().statusCode(403);
    }

    @Test
    void shouldAnswer404WhenTenantIsForeign() {
        // given
        var stranger = People.member(UUID.randomUUID(), "audit:read");
        // when
        var answer = given().header("Authorization", "Bearer " + TestTokens.access(stranger))
                .get("/api/v1/tenants/" + tenantId + "/audit?limit=0");
        // then
        answer.then().statusCode(404);
    }

    @Test
    void shouldShowNoTenantWhatBelongsToThePlatform() throws SQLException {
        // given
        var platform = Events.audit(null, ADA, "auth:login", new Target("user", "u", null));
        Events.send(platform);
        Events.send(Events.audit(tenantId, ADA, "server:start", new Target("server", "s", null)));
        // when
        awaitActions("", "server:start");
        // then
        try (var connection = RawDatabase.asApplication()) {
            await().untilAsserted(() -> {
                RawDatabase.execute(connection, "set app.system = 'on'");
                assertThat(RawDatabase.count(connection, "audit_entry where id = '" + platform.id() + "'"))
                        .isEqualTo(1);
            });
            RawDatabase.execute(connection, "set app.system = 'off'");
            assertThat(RawDatabase.count(connection, "audit_entry")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor_name = 'somebody else'",
                "delete from audit_entry",
                "truncate audit_entry",
            })
    void shouldRefuseWhenSomebodyChangesTheLog(String change) throws SQLException {
        // given
        Events.send(Events.audit(tenantId, ADA, "server:start", new Target("server", "s", null)));
        awaitActions("", "server:start");
        try (var application = RawDatabase.asApplication();
                var owner = RawDatabase.asOwner()) {
            // when
            RawDatabase.execute(application, "set app.system = 'on'");
            RawDatabase.execute(owner, "set app.system = 'on'");
            // then
            assertThatThrownBy(() -> RawDatabase.execute(application, change))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> RawDatabase.execute(owner, change)).hasMessageContaining("append-only");
        }
        awaitActions("", "server:start");
    }

    private void awaitActions(String query, String... newestFirst) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(list(query).<List<String>>path("items.action"))
                        .containsExactly(newestFirst));
    }

    private Response list(String query) {
        return given().header("Authorization", "Bearer " + TestTokens.access(reader))
                .urlEncodingEnabled(false)
                .get("/api/v1/tenants/" + tenantId + "/audit" + query);
    }
}
