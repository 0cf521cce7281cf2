package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ServerCreateTest {
    @Test
    void shouldAnswerStartingServerWhenOnlyNameAndTemplateAreGiven() {
        // given
        var tenant = Tenant.create();
        String templateId = tenant.request()
                .get("/api/v1/templates?q=minecraft-demo")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");

        // when
        var response = tenant.request()
                .body(Map.of("name", "  Lobby ", "templateId", templateId))
                .post(tenant.servers())
                .then();

        // then
        response.statusCode(202)
                .header("Location", startsWith(tenant.servers() + "/"))
                .header("ETag", "\"1\"")
                .body("name", equalTo("Lobby"))
                .body("tenantId", equalTo(tenant.id().toString()))
                .body("templateId", equalTo(templateId))
                .body("templateVersion", equalTo(1))
                .body("state", equalTo("STARTING"))
                .body("stateReason", nullValue())
                .body("stateSince", notNullValue())
                .body("desiredState", equalTo("RUNNING"))
                .body("address", nullValue())
                .body("players", nullValue())
                .body("resources", equalTo(Map.of("cpuMillis", 1000, "memoryMiB", 512, "diskMiB", 1024)))
                .body("createdAt", notNullValue())
                .body("newestTemplateVersion", equalTo(1))
                .body("tags", equalTo(List.of()))
                .body("size()", is(27));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"\",\"template\":\"minecraft-demo\"}",
                "{\"name\":\"a\\nb\",\"template\":\"minecraft-demo\"}",
                "{\"name\":\"a\"}",
                "{\"name\":\"a\",\"template\":\"none\"}",
                "{\"name\":\"a\",\"templateId\":\"0197f0c0-0000-7000-8000-000000000000\"}",
                "{\"name\":\"a\",\"templateId\":7}",
                "{\"name\":\"a\",\"templateId\":\"x\"}",
                "{\"name\":7,\"template\":\"minecraft-demo\"}",
                "{\"name\":\"a\",\"template\":\"minecraft-demo\",\"resources\":{\"memoryMiB\":-1}}",
                "{\"name\":\"a\",\"template\":\"minecraft-demo\",\"resources\":{\"memoryMiB\":262145}}",
                "{\"name\":\"a\",\"template\":\"minecraft-demo\",\"resources\":{\"cpuMillis\":1.5}}",
                "{\"name\":\"a\",\"template\":\"minecraft-demo\",\"resources\":{\"cpuMillis\":99999999999}}",
            })
    void shouldRefuseWhenBodyHasInvalidValues(String body) {
        // given
        var tenant = Tenant.create();

        // when
        var response = tenant.request().body(body).post(tenant.servers()).then();

        // then
        response.statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("validation-failed"))
                .body("errors[0].field", notNullValue())
                .body("traceId", notNullValue());
        tenant.request().get(tenant.servers()).then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"x\"", ""})
    void shouldRefuseWhenBodyIsNoObject(String body) {
        // given
        var tenant = Tenant.create();

        // when
        var response = tenant.request().body(body).post(tenant.servers()).then();

        // then
        response.statusCode(400).contentType("application/problem+json");
    }

    @Test
    void shouldRefuseWhenFieldIsUnknown() {
        // given
        var tenant = Tenant.create();

        // when
        var response = tenant.request()
                .body(Map.of("name", "a", "template", "minecraft-demo", "command", "evil"))
                .post(tenant.servers())
                .then();

        // then
        response.statusCode(400)
                .body("code", equalTo("unknown-field"))
                .body("detail", equalTo("There is no field \"command\" here."));
    }

    @Test
    void shouldRefuseWhenNameIsTooLong() {
        // given
        var tenant = Tenant.create();

        // when
        var response = tenant.request()
                .body(Map.of("name", "x".repeat(300), "template", "minecraft-demo"))
                .post(tenant.servers())
                .then();

        // then
        response.statusCode(400).body("errors.field", hasItems("name"));
    }

    @Test
    void shouldRefuseWhenNameIsTakenInOtherCase() {
        // given
        var tenant = Tenant.create();
        tenant.createStopped("Lobby");

        // when
        var response = tenant.request()
                .body(Map.of("name", "LOBBY", "template", "minecraft-demo"))
                .post(tenant.servers())
                .then();

        // then
        response.statusCode(409).body("code", equalTo("name-taken"));
    }

    @Test
    void shouldAnswerSameServerWhenKeyIsUsedAgain() {
        // given
        var tenant = Tenant.create();
        var body = Map.of("name", "Lobby", "template", "minecraft-demo");
        var key = UUID.randomUUID().toString();
        var first = tenant.request().header("Idempotency-Key", key).body(body).post(tenant.servers());

        // when
        var second = tenant.request().header("Idempotency-Key", key).body(body).post(tenant.servers());
        var other = tenant.request()
                .header("Idempotency-Key", key)
                .body(Map.of("name", "Other", "template", "minecraft-demo"))
                .post(tenant.servers());

        // then
        second.then().statusCode(202).header("Location", first.header("Location"));
        assertThat(second.asString()).isEqualTo(first.asString());
        other.then().statusCode(422).body("code", equalTo("idempotency-mismatch"));
        tenant.request().get(tenant.servers()).then().body("items", hasSize(1));
    }

    @Test
    void shouldRefuseWhenKeyIsNotVisibleAscii() {
        // given
        var tenant = Tenant.create();

        // when
        var response = tenant.request()
                .header("Idempotency-Key", "x".repeat(256))
                .body(Map.of("name", "Lobby", "template", "minecraft-demo"))
                .post(tenant.servers())
                .then();

        // then
        response.statusCode(400).body("errors[0].field", equalTo("Idempotency-Key"));
    }
}
