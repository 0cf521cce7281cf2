package io.pteronimbus.tenant.invitation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.tenant.support.Community;
import io.pteronimbus.tenant.support.Database;
import io.pteronimbus.tenant.support.Neighbours;
import io.pteronimbus.tenant.support.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invitations that go out by mail. */
@QuarkusTest
class InvitationMailTest {
    private Person owner;
    private Person guest;
    private UUID tenant;

    @BeforeEach
    void gather() {
        owner = Person.known("Olive");
        guest = Person.known("Gus");
        tenant = owner.tenant("Guests");
    }

    @Test
    void shouldMailTheLinkToTheAddress() {
        // when
        var made = invite(guest.email());

        // then
        made.then().statusCode(201).body("mail", equalTo("SENT")).body("invitation.mailedAt", notNullValue());
        var mail = requireNonNull(Neighbours.mailedTo(guest.email()));
        assertThat(mail.getString("tenantName")).isEqualTo("Guests");
        assertThat(mail.getString("inviterId")).isEqualTo(owner.id().toString());
        assertThat(mail.getString("expiresAt")).isEqualTo(made.path("invitation.expiresAt"));
        assertThat(made.<String>path("url")).endsWith("#token=" + mail.getString("token"));
        accept(guest, mail.getString("token")).then().statusCode(200);
    }

    @Test
    void shouldMailNothingWithoutAnAddress() {
        // when
        var made = owner.request().body(Map.of("roleIds", List.of(viewer()))).post(invitations());

        // then
        made.then().statusCode(201).body("mail", nullValue()).body("invitation.mailedAt", nullValue());
        again(made).then().statusCode(409).body("code", equalTo("conflict"));
    }

    @ParameterizedTest
    @CsvSource({
        "409, OFF, 409, conflict",
        "429, LIMITED, 429, rate-limited",
        "503, FAILED, 503, dependency-unavailable",
        "400, FAILED, 503, dependency-unavailable",
        Community.HANGS_UP + ", FAILED, 503, dependency-unavailable",
        Community.SAYS_NOTHING + ", FAILED, 503, dependency-unavailable"
    })
    void shouldBeGoodAndSentLaterWhenItCannotBeMailed(int fault, String outcome, int status, String code) {
        // given
        Neighbours.failMailsTo(guest.email(), fault);

        // when
        var made = invite(guest.email());

        // then
        made.then().statusCode(201).body("mail", equalTo(outcome)).body("invitation.mailedAt", nullValue());
        var refused = again(made);
        refused.then().statusCode(status).body("code", equalTo(code));
        assertThat(refused.header("Retry-After")).isEqualTo(status == 429 ? "3600" : null);
        Neighbours.failMailsTo(guest.email(), 0);
        again(made).then().statusCode(200).body("mailedAt", notNullValue());
        owner.request().get(invitations()).then().body("items[0].mailedAt", notNullValue());
        accept(guest, requireNonNull(Neighbours.mailedTo(guest.email())).getString("token"))
                .then()
                .statusCode(200);
    }

    @Test
    void shouldKeepTheOldLinkUntilANewOneIsGone() {
        // given
        var made = invite(guest.email());
        var first = token(made);
        Neighbours.failMailsTo(guest.email(), 503);
        again(made).then().statusCode(503);
        look(guest, first).then().statusCode(200);
        Neighbours.failMailsTo(guest.email(), 0);

        // when
        var answer = again(made);

        // then
        answer.then().statusCode(200);
        var second = requireNonNull(Neighbours.mailedTo(guest.email())).getString("token");
        assertThat(answer.asString()).doesNotContain(second);
        look(guest, first).then().statusCode(410);
        look(guest, second).then().statusCode(200);
    }

    @Test
    void shouldNotBeSentAgainByOthersNorWhenItIsOver() {
        // given
        var made = invite(guest.email());
        var id = made.<String>path("invitation.id");
        var other = Person.known("Other");
        var theirs = other.tenant("Theirs");
        var viewer = Person.known("Vic");
        Database.join(tenant, viewer.id(), "VIEWER");

        // when, then
        other.request()
                .post("/api/v1/tenants/" + theirs + "/invitations/" + id + "/mail")
                .then()
                .statusCode(404);
        viewer.request().post(invitations() + "/" + id + "/mail").then().statusCode(403);
        Database.update(tenant, "update invitation set expires_at = now() where id = '" + id + "'");
        again(made).then().statusCode(404);
        owner.request().delete(invitations() + "/" + id).then().statusCode(204);
        again(made).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.test,b@example.test",
                "a@example.test\r\nRCPT TO:<b@example.test>",
                "Gus <a@example.test>",
                "a@",
                "",
                "ä@example.test"
            })
    void shouldTakeOneAddressAndNothingElse(String email) {
        invite(email)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("email"))
                .body("errors[0].code", equalTo("invalid-email"));
    }

    private String invitations() {
        return "/api/v1/tenants/" + tenant + "/invitations";
    }

    private Response invite(String email) {
        return owner.request()
                .body(new HashMap<>(Map.of("roleIds", List.of(viewer()), "email", email)))
                .post(invitations());
    }

    private Response again(Response made) {
        return owner.request().post(invitations() + "/" + made.path("invitation.id") + "/mail");
    }

    private static String token(Response made) {
        var url = made.<String>path("url");
        return url.substring(url.indexOf("#token=") + 7);
    }

    private static Response look(Person person, String token) {
        return person.request().body(Map.of("token", token)).post("/api/v1/invitations/look");
    }

    private static Response accept(Person person, String token) {
        return person.request().body(Map.of("token", token)).post("/api/v1/invitations/accept");
    }

    private String viewer() {
        return owner.request()
                .get("/api/v1/tenants/" + tenant + "/roles")
                .path("items.find { it.builtIn == 'VIEWER' }.id");
    }
}
