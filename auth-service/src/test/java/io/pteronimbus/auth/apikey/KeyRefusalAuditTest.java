package io.pteronimbus.auth.apikey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.auth.support.Person;
import io.pteronimbus.test.infrastructure.Topic;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeyRefusalAuditTest {

    @Test
    void shouldAuditWhenAKeyIsShownFromElsewhere() {
        // given
        var person = Person.registered();
        var made = person.signIn()
                .request()
                .body(Map.of("name", "Key", "addresses", List.of("192.0.2.1")))
                .post("/api/v1/me/api-keys");

        // when
        given().header("Authorization", "Bearer " + TestTokens.service("gateway", "auth-service"))
                .contentType(ContentType.JSON)
                .body(Map.of("key", made.path("key"), "address", "203.0.113.9"))
                .post("/internal/api-keys/exchange")
                .then()
                .statusCode(401);

        // then
        var id = made.<String>path("id");
        var entry = Topic.await(
                        "audit-entry",
                        1,
                        kept -> "api-key:use".equals(kept.at("/action").asText())
                                && id.equals(kept.at("/target/id").asText()))
                .getFirst();
        assertThat(entry.at("/outcome").asText()).isEqualTo("DENIED");
        assertThat(entry.at("/reason").asText()).isEqualTo("not from 203.0.113.9");
        assertThat(entry.at("/actor/id").asText()).isEqualTo(person.id());
        assertThat(entry.toString()).doesNotContain(made.<String>path("key"));
    }
}
