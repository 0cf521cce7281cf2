package io.pteronimbus.auth.invitation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.auth.support.Mailbox;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InvitationMailTest {
    private static final String SUBJECT = "\"Olive\" invites you to \"Nimbus Crew\"";
    private static final String PATH = "/internal/mails/invitations";

    private final String tenant = UUID.randomUUID().toString();
    private final String inviter = UUID.randomUUID().toString();

    @Test
    void shouldBeSentWhenTheAnswerComes() {
        // given
        var email = address();

        // when
        send(Map.of("email", email)).then().statusCode(204);

        // then
        assertThat(Mailbox.sent(email, SUBJECT))
                .singleElement()
                .satisfies(mail -> assertThat(Mailbox.token(mail)).isEqualTo("t".repeat(43)));
    }

    @Test
    void shouldSlowDownWhoMailsOneAddressOverAndOver() {
        // given
        var email = address();
        for (var i = 0; i < 5; i++) {
            var another = Map.of("email", email, "inviterId", UUID.randomUUID(), "tenantId", UUID.randomUUID());
            send(another).then().statusCode(204);
        }

        // when
        var answer = send(Map.of("email", email));

        // then
        answer.then().statusCode(429).body("code", equalTo("rate-limited"));
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 3_600);
        assertThat(Mailbox.sent(email, SUBJECT)).hasSize(5);
        send(Map.of("email", address())).then().statusCode(204);
    }

    @Test
    void shouldSlowDownOnePersonAndNobodyElseOfTheTenant() {
        // given
        for (var i = 0; i < 20; i++) {
            send(Map.of("email", address())).then().statusCode(204);
        }

        // when
        var inAnotherTenant = send(Map.of("email", address(), "tenantId", UUID.randomUUID()));

        // then
        inAnotherTenant.then().statusCode(429);
        send(Map.of("email", address(), "inviterId", UUID.randomUUID())).then().statusCode(204);
    }

    @Test
    void shouldSlowDownATenantHoweverManyInvite() {
        // given
        for (var i = 0; i < 50; i++) {
            send(Map.of("email", address(), "inviterId", UUID.randomUUID()))
                    .then()
                    .statusCode(204);
        }

        // when
        var answer = send(Map.of("email", address(), "inviterId", UUID.randomUUID()));

        // then
        answer.then().statusCode(429);
    }

    @Test
    void shouldNameTheFieldThatIsWrong() {
        send(Map.of("email", "a@example.test,b@example.test"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("email"))
                .body("errors[0].code", equalTo("invalid-email"));
        send(Map.of("email", "a@example.test\r\nRCPT TO:<b@example.test>"))
                .then()
                .statusCode(400);
        send(Map.of("email", address(), "token", "https://evil.example"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("token"));
    }

    @Test
    void shouldBeClosedToEverybodyButServices() {
        given().contentType(ContentType.JSON).body("{}").post(PATH).then().statusCode(401);
        Person.registered()
                .signIn()
                .request()
                .contentType(ContentType.JSON)
                .body("{}")
                .post(PATH)
                .then()
                .statusCode(401);
    }

    private static String address() {
        return UUID.randomUUID() + "@example.test";
    }

    private Response send(Map<String, ?> different) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "tenantId",
                tenant,
                "tenantName",
                "Nimbus Crew",
                "inviterId",
                inviter,
                "inviterName",
                "Olive",
                "token",
                "t".repeat(43),
                "expiresAt",
                "2026-12-01T09:30:00Z"));
        body.putAll(different);
        return given().header("Authorization", "Bearer " + TestTokens.service("tenant-service", "auth-service"))
                .contentType(ContentType.JSON)
                .body(body)
                .post(PATH);
    }
}
