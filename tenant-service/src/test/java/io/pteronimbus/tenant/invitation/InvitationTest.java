package io.pteronimbus.tenant.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.ServerIntentChanged;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.Topics;
import io.pteronimbus.tenant.support.Community;
import io.pteronimbus.tenant.support.Database;
import io.pteronimbus.tenant.support.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** People who are let in by others: by a link, or on one server. */
@QuarkusTest
class InvitationTest {
    private Person owner;
    private Person guest;
    private UUID tenant;

    @BeforeEach
    void gather() {
        owner = Person.known("Olive");
        guest = Person.known("Gus");
        tenant = owner.tenant("Guests");
    }

    @Nested
    class ByLink {

        @Test
        void shouldLetInWhoAcceptsOnceAndNobodyAfter() {
            // given
            var made = invite(owner, Map.of("roleIds", List.of(builtIn("VIEWER"))));
            var token = token(made);
            look(guest, token).then().statusCode(200).body("roles", equalTo(List.of("Viewer")));

            // when
            accept(guest, token).then().statusCode(200).body("tenantName", equalTo("Guests"));

            // then
            guest.request().get("/api/v1/tenants/" + tenant).then().statusCode(200);
            accept(Person.known("Late"), token).then().statusCode(410).body("code", equalTo("link-expired"));
            owner.request().get(invitations()).then().body("items.size()", equalTo(0));
        }

        @Test
        void shouldLetInOneWhenManyAcceptAtOnce() throws Exception {
            // given
            var token = token(invite(owner, Map.of("roleIds", List.of(builtIn("VIEWER")))));
            var many = List.of(Person.known("A"), Person.known("B"), Person.known("C"));

            // when
            List<Integer> statuses;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                statuses = threads
                        .invokeAll(many.stream()
                                .map(person -> (Callable<Integer>)
                                        () -> accept(person, token).statusCode())
                                .toList())
                        .stream()
                        .map(done -> done.resultNow())
                        .toList();
            }

            // then
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 410);
        }

        @Test
        void shouldBeForTheOneWithTheAddress() {
            // given
            var form = Map.of(
                    "roleIds",
                    List.of(builtIn("VIEWER")),
                    "email",
                    guest.email().toUpperCase(java.util.Locale.ROOT));
            var token = token(invite(owner, form));

            // when
            var stranger = accept(Person.known("Mallory"), token);

            // then
            stranger.then().statusCode(403);
            accept(guest, token).then().statusCode(200);
        }

        @Test
        void shouldGiveNothingWhenWhoInvitedHoldsItNoMore() {
            // given
            var admin = Person.known("Adam");
            Database.join(tenant, admin.id(), "ADMIN");
            var token = token(invite(admin, Map.of("roleIds", List.of(builtIn("ADMIN")))));
            owner.request()
                    .delete("/api/v1/tenants/" + tenant + "/members/" + admin.id())
                    .then()
                    .statusCode(204);

            // when
            var answer = accept(guest, token);

            // then
            answer.then().statusCode(410);
            guest.request().get("/api/v1/tenants/" + tenant).then().statusCode(404);
        }

        @Test
        void shouldGiveNothingWhenWhoInvitedMayInviteNoMore() {
            // given
            var admin = Person.known("Adam");
            Database.join(tenant, admin.id(), "ADMIN");
            var token = token(invite(admin, Map.of("roleIds", List.of(builtIn("VIEWER")))));
            owner.request()
                    .body(Map.of("roleIds", List.of(builtIn("OPERATOR"))))
                    .put("/api/v1/tenants/" + tenant + "/members/" + admin.id() + "/roles")
                    .then()
                    .statusCode(200);

            // when
            var answer = accept(guest, token);

            // then
            answer.then().statusCode(410);
        }

        @Test
        void shouldRefuseToInviteBeyondWhatOneHolds() {
            // given
            var admin = Person.known("Adam");
            Database.join(tenant, admin.id(), "ADMIN");

            // when
            var answer = invite(admin, Map.of("roleIds", List.of(builtIn("OWNER"))));

            // then
            answer.then().statusCode(403);
        }

        @Test
        void shouldBeNoGoodWhenRevokedOrOldOrOfAnotherTenant() {
            // given
            var revoked = invite(owner, Map.of("roleIds", List.of(builtIn("VIEWER"))));
            var old = invite(owner, Map.of("roleIds", List.of(builtIn("VIEWER"))));
            var id = revoked.<String>path("invitation.id");
            var other = Person.known("Other");
            var theirs = other.tenant("Theirs");
            other.request()
                    .delete("/api/v1/tenants/" + theirs + "/invitations/" + id)
                    .then()
                    .statusCode(404);

            // when
            owner.request().delete(invitations() + "/" + id).then().statusCode(204);
            Database.update(
                    tenant, "update invitation set expires_at = now() where id = '" + old.path("invitation.id") + "'");

            // then
            accept(guest, token(revoked)).then().statusCode(410);
            accept(guest, token(old)).then().statusCode(410);
            accept(guest, "x".repeat(43)).then().statusCode(410);
        }

        @Test
        void shouldTellTheLinkOnceAndKeepItUnreadable() {
            // given
            var token = token(invite(owner, Map.of("roleIds", List.of(builtIn("VIEWER")))));

            // when
            var listed = owner.request().get(invitations());

            // then
            assertThat(listed.asString()).doesNotContain(token);
        }

        @Test
        void shouldNameTheFieldWhenItLetsInToNothing() {
            invite(owner, Map.of()).then().statusCode(400).body("errors[0].field", equalTo("roleIds"));
        }
    }

    @Nested
    class OnAServer {
        private UUID server;

        @BeforeEach
        void make() {
            server = EventIds.next();
            tell(ServerIntentChanged.Action.CREATE);
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> owner.request().get(subusers()).then().statusCode(200));
        }

        @Test
        void shouldGrantAndTakeAwayOnThatServerAlone() {
            // when
            grant(owner, guest, List.of("server:read", "console:read")).then().statusCode(200);

            // then
            owner.request().get(subusers()).then().body("items.displayName", equalTo(List.of("Gus")));
            guest.request()
                    .get("/api/v1/tenants")
                    .then()
                    .body("items.id", equalTo(List.of(tenant.toString())))
                    .body("items[0].permissions.size()", equalTo(0));
            guest.request().get(subusers()).then().statusCode(403);
            guest.request()
                    .get("/api/v1/tenants/" + tenant + "/servers/" + EventIds.next() + "/subusers")
                    .then()
                    .statusCode(404);
            // and when
            owner.request().delete(subusers() + "/" + guest.id()).then().statusCode(204);
            // then
            guest.request().get(subusers()).then().statusCode(404);
        }

        @Test
        void shouldPassOnNoMoreThanOneHoldsThere() {
            // given
            grant(owner, guest, List.of("subuser:create", "console:read"))
                    .then()
                    .statusCode(200);
            var friend = Person.known("Finn");

            // when
            var more = grant(guest, friend, List.of("console:read", "console:execute"));
            var self = grant(guest, guest, List.of("subuser:create", "console:read", "file:read"));

            // then
            more.then().statusCode(403);
            self.then().statusCode(403);
            grant(guest, friend, List.of("console:read")).then().statusCode(200);
        }

        @Test
        void shouldLetInByALinkBesideWhatOneHas() {
            // given
            grant(owner, guest, List.of("log:read")).then().statusCode(200);
            var token = token(invite(owner, Map.of("serverId", server, "permissions", List.of("console:read"))));

            // when
            accept(guest, token).then().statusCode(200);

            // then
            owner.request()
                    .get(subusers())
                    .then()
                    .body("items[0].permissions", equalTo(List.of("console:read", "log:read")));
        }

        @Test
        void shouldEndWithTheServer() {
            // given
            grant(owner, guest, List.of("server:read")).then().statusCode(200);

            // when
            tell(ServerIntentChanged.Action.DELETE);

            // then
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () -> guest.request().get("/api/v1/tenants").then().body("items.size()", equalTo(0)));
        }

        @Test
        void shouldRefuseWhatIsOfNoServer() {
            grant(owner, guest, List.of("member:invite"))
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("permissions"));
            grant(owner, Person.somebody(), List.of("server:read")).then().statusCode(404);
        }

        private void tell(ServerIntentChanged.Action action) {
            var event = new ServerIntentChanged(
                    server,
                    tenant,
                    "World",
                    1,
                    action,
                    ServerState.STARTING,
                    ServerState.RUNNING,
                    new Actor(Actor.Kind.USER, owner.id().toString(), "Olive"),
                    Instant.now(),
                    "local",
                    List.of());
            Community.publish(Topics.SERVER_INTENT_CHANGED, server.toString(), event);
        }

        private String subusers() {
            return "/api/v1/tenants/" + tenant + "/servers/" + server + "/subusers";
        }

        private Response grant(Person author, Person to, List<String> permissions) {
            return author.request().body(Map.of("permissions", permissions)).put(subusers() + "/" + to.id());
        }
    }

    private String invitations() {
        return "/api/v1/tenants/" + tenant + "/invitations";
    }

    private Response invite(Person author, Map<String, ?> form) {
        return author.request().body(new HashMap<>(form)).post(invitations());
    }

    private static String token(Response made) {
        made.then().statusCode(201);
        var url = made.<String>path("url");
        return url.substring(url.indexOf("#token=") + 7);
    }

    private static Response look(Person person, String token) {
        return person.request().body(Map.of("token", token)).post("/api/v1/invitations/look");
    }

    private static Response accept(Person person, String token) {
        return person.request().body(Map.of("token", token)).post("/api/v1/invitations/accept");
    }

    private String builtIn(String name) {
        return owner.request()
                .get("/api/v1/tenants/" + tenant + "/roles")
                .path("items.find { it.builtIn == '" + name + "' }.id");
    }
}
