package io.pteronimbus.tenant.invitation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.ServerIntentChanged;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.Topics;
import io.pteronimbus.tenant.support.Community;
import io.pteronimbus.tenant.support.Neighbours;
import io.pteronimbus.tenant.support.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who are invited to be sub-users. */
@QuarkusTest
class ServerInvitationTest {
    private Person owner;
    private Person guest;
    private UUID tenant;
    private UUID server;

    @BeforeEach
    void gather() {
        owner = Person.known("Olive");
        guest = Person.known("Gus");
        tenant = owner.tenant("Guests");
        server = server();
    }

    @Test
    void shouldMakeASubuserOfWhoAccepts() {
        // given
        invite(owner, guest.email(), "server:read", "console:read")
                .then()
                .statusCode(201)
                .body("mail", equalTo("SENT"));
        owner.request()
                .get(invitations())
                .then()
                .body("items.email", equalTo(List.of(guest.email())))
                .body("items[0].permissions", equalTo(List.of("server:read", "console:read")));

        // when
        accept(guest, mailed(guest)).then().statusCode(200).body("servers", equalTo(1));

        // then
        owner.request()
                .get(subusers())
                .then()
                .body("items.displayName", equalTo(List.of("Gus")))
                .body("items[0].permissions", equalTo(List.of("server:read", "console:read")));
        owner.request().get(invitations()).then().body("items", hasSize(0));
    }

    @Test
    void shouldPassOnNoMoreThanOneHoldsThereNowAndLater() {
        // given
        grant(guest, "subuser:read", "subuser:create", "console:read");
        var friend = Person.known("Finn");
        invite(guest, friend.email(), "console:read", "console:execute").then().statusCode(403);
        invite(guest, friend.email(), "console:read").then().statusCode(201);

        // when
        grant(guest, "subuser:read", "subuser:create");

        // then
        accept(friend, mailed(friend)).then().statusCode(410);
        grant(guest, "subuser:read", "console:read");
        accept(friend, mailed(friend)).then().statusCode(410);
        grant(guest, "subuser:read", "subuser:create", "console:read");
        accept(friend, mailed(friend)).then().statusCode(200);
    }

    @Test
    void shouldBeLookedAfterByWhoMayMakeSubusersThere() {
        // given
        var id = invite(owner, guest.email(), "server:read").<String>path("invitation.id");
        var reader = Person.known("Rita");
        grant(reader, "subuser:read");
        var maker = Person.known("Mia");
        grant(maker, "subuser:create");
        var elsewhere = "/api/v1/tenants/" + tenant + "/servers/" + server() + "/invitations/" + id;
        var first = mailed(guest);

        // when, then
        reader.request().get(invitations()).then().statusCode(200).body("items", hasSize(1));
        reader.request().post(invitations() + "/" + id + "/mail").then().statusCode(403);
        reader.request().delete(invitations() + "/" + id).then().statusCode(403);
        maker.request().get(invitations()).then().statusCode(403);
        owner.request().post(elsewhere + "/mail").then().statusCode(404);
        owner.request().delete(elsewhere).then().statusCode(404);
        maker.request().post(invitations() + "/" + id + "/mail").then().statusCode(200);
        assertThat(mailed(guest)).isNotEqualTo(first);
        maker.request().delete(invitations() + "/" + id).then().statusCode(204);
        accept(guest, mailed(guest)).then().statusCode(410);
    }

    @Test
    void shouldLeaveToTheTenantWhatBringsRolesBesides() {
        // given
        var roles = owner.request().get("/api/v1/tenants/" + tenant + "/roles");
        var id = owner.request()
                .body(Map.of(
                        "roleIds",
                        List.of(roles.<String>path("items[0].id")),
                        "serverId",
                        server,
                        "permissions",
                        List.of("server:read")))
                .post("/api/v1/tenants/" + tenant + "/invitations")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("invitation.id");

        // when
        var listed = owner.request().get(invitations());

        // then
        listed.then().statusCode(200).body("items", hasSize(0));
        owner.request().delete(invitations() + "/" + id).then().statusCode(404);
    }

    @Test
    void shouldNotUseUpWhatTheTenantHas() {
        // given
        for (var i = 0; i < 20; i++) {
            byLink("server:read").then().statusCode(201);
        }

        // when
        var answer = byLink("server:read");

        // then
        answer.then().statusCode(409).body("code", equalTo("quota-exceeded"));
        owner.request().get(invitations()).then().body("items", hasSize(20));
    }

    @Test
    void shouldNameTheFieldThatIsWrong() {
        byLink("member:invite").then().statusCode(400).body("errors[0].field", equalTo("permissions"));
        byLink().then().statusCode(400).body("errors[0].field", equalTo("permissions"));
        invite(owner, "nobody", "server:read").then().statusCode(400).body("errors[0].field", equalTo("email"));
    }

    private String invitations() {
        return "/api/v1/tenants/" + tenant + "/servers/" + server + "/invitations";
    }

    private String subusers() {
        return "/api/v1/tenants/" + tenant + "/servers/" + server + "/subusers";
    }

    private Response invite(Person author, String email, String... permissions) {
        return author.request()
                .body(Map.of("email", email, "permissions", List.of(permissions)))
                .post(invitations());
    }

    private Response byLink(String... permissions) {
        return owner.request().body(Map.of("permissions", List.of(permissions))).post(invitations());
    }

    private void grant(Person to, String... permissions) {
        owner.request()
                .body(Map.of("permissions", List.of(permissions)))
                .put(subusers() + "/" + to.id())
                .then()
                .statusCode(200);
    }

    private static String mailed(Person person) {
        return requireNonNull(Neighbours.mailedTo(person.email())).getString("token");
    }

    private static Response accept(Person person, String token) {
        return person.request().body(Map.of("token", token)).post("/api/v1/invitations/accept");
    }

    private UUID server() {
        var id = EventIds.next();
        var event = new ServerIntentChanged(
                id,
                tenant,
                "World",
                1,
                ServerIntentChanged.Action.CREATE,
                ServerState.STARTING,
                ServerState.RUNNING,
                new Actor(Actor.Kind.USER, owner.id().toString(), "Olive"),
                Instant.now(),
                "local",
                List.of());
        Community.publish(Topics.SERVER_INTENT_CHANGED, id.toString(), event);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> owner.request()
                        .get("/api/v1/tenants/" + tenant + "/servers/" + id + "/subusers")
                        .then()
                        .statusCode(200));
        return id;
    }
}
