package io.pteronimbus.gameserver;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ServerApiTest {
    private static final String UNKNOWN = "0197f0c0-0000-7000-8000-000000000000";

    @Nested
    class Create {
        @Test
        void shouldAnswerStartingServerWhenOnlyNameAndTemplateAreGiven() {
            // given
            var tenant = Tenant.create();
            String templateId = tenant.request()
                    .get("/api/v1/templates?q=minecraft")
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
                    .body("size()", is(17));
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
                    .body(Map.of("name", "a", "template", "minecraft-demo", "image", "evil"))
                    .post(tenant.servers())
                    .then();

            // then
            response.statusCode(400)
                    .body("code", equalTo("unknown-field"))
                    .body("detail", equalTo("There is no field \"image\" here."));
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
            var first =
                    tenant.request().header("Idempotency-Key", key).body(body).post(tenant.servers());

            // when
            var second =
                    tenant.request().header("Idempotency-Key", key).body(body).post(tenant.servers());
            var other = tenant.request()
                    .header("Idempotency-Key", key)
                    .body(Map.of("name", "Other", "template", "minecraft-demo"))
                    .post(tenant.servers());

            // then
            second.then().statusCode(202).header("Location", first.header("Location"));
            org.assertj.core.api.Assertions.assertThat(second.asString()).isEqualTo(first.asString());
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

    @Nested
    class Authorisation {
        @Test
        void shouldAnswer401WhenTokenIsAbsent() {
            RestAssured.given()
                    .get("/api/v1/tenants/" + UNKNOWN + "/servers")
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("unauthenticated"));
        }

        @Test
        void shouldAnswer404WhenServerIsOfAnotherTenant() {
            // given
            var other = Tenant.create();
            var foreign = other.createStopped("Foreign");
            var tenant = Tenant.create();

            // when
            var get = tenant.request().get(tenant.server(foreign)).then();
            var power = tenant.request()
                    .body("{\"action\":\"start\"}")
                    .post(tenant.server(foreign) + "/power")
                    .then();
            var patch = tenant.request()
                    .header("If-Match", "*")
                    .body("{\"name\":\"x\"}")
                    .patch(tenant.server(foreign))
                    .then();
            var delete = tenant.request().delete(tenant.server(foreign)).then();
            var inForeignTenant = tenant.request().get(other.server(foreign)).then();

            // then
            get.statusCode(404).body("code", equalTo("not-found"));
            power.statusCode(404);
            patch.statusCode(404);
            delete.statusCode(404);
            inForeignTenant.statusCode(503); // nobody answers for tenant-service here: closed
        }

        @Test
        void shouldNamePermissionWhenMemberLacksIt() {
            // given
            var tenant = Tenant.withPermissions(Set.of("server:read"));

            // when
            var response =
                    tenant.request().body("nonsense").post(tenant.servers()).then();

            // then
            response.statusCode(403)
                    .body("code", equalTo("forbidden"))
                    .body("detail", equalTo("This needs the permission server:create, which you do not have here."));
        }

        @Test
        void shouldAskForPermissionOfActionWhenPowerIsUsed() {
            // given
            var tenant = Tenant.create();
            var id = tenant.createStopped("Lobby");
            var starter = UUID.randomUUID();
            tenant.grant(starter, Set.of("server:read"), Map.of(id.toString(), Set.of("server:start")));

            // when
            var kill = Tenant.as(TestTokens.access(starter))
                    .body("{\"action\":\"kill\"}")
                    .post(tenant.server(id) + "/power")
                    .then();
            var start = Tenant.as(TestTokens.access(starter))
                    .body("{\"action\":\"start\"}")
                    .post(tenant.server(id) + "/power")
                    .then();

            // then
            kill.statusCode(403).body("detail", startsWith("This needs the permission server:kill"));
            start.statusCode(202).body("state", equalTo("STARTING"));
        }
    }

    @Nested
    class Listing {
        @Test
        void shouldGoThroughAllWhenPaged() {
            // given
            var tenant = Tenant.create();
            for (var name : new String[] {"delta", "Alpha", "charlie", "Bravo"}) {
                tenant.createStopped(name);
            }

            // when
            for (var sort : Map.of(
                            "name", "Alpha Bravo charlie delta",
                            "-name", "delta charlie Bravo Alpha",
                            "createdAt", "delta Alpha charlie Bravo",
                            "-createdAt", "Bravo charlie Alpha delta")
                    .entrySet()) {
                var names = new StringBuilder();
                String cursor = null;
                do {
                    var page = tenant.request()
                            .queryParam("sort", sort.getKey())
                            .queryParam("limit", 3)
                            .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                            .get(tenant.servers())
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
                    page.getList("items.name", String.class)
                            .forEach(name -> names.append(' ').append(name));
                    cursor = page.getString("nextCursor");
                } while (cursor != null);

                // then
                org.assertj.core.api.Assertions.assertThat(names.toString().strip())
                        .isEqualTo(sort.getValue());
            }
        }

        @Test
        void shouldFindByPartOfNameWhenAsked() {
            // given
            var tenant = Tenant.create();
            tenant.createStopped("100% fun");
            tenant.createStopped("1000 funs");

            // when
            var response = tenant.request()
                    .queryParam("q", "0% FU")
                    .get(tenant.servers())
                    .then();

            // then
            response.statusCode(200).body("items.name", equalTo(java.util.List.of("100% fun")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"sort=size", "limit=0", "limit=201", "cursor=!!", "cursor=bmFtZQo", "cursor=AAAA"})
        void shouldRefuseWhenParameterIsInvalid(String query) {
            // given
            var tenant = Tenant.create();

            // when
            var response = tenant.request().get(tenant.servers() + "?" + query).then();

            // then
            response.statusCode(400).body("code", equalTo("validation-failed"));
        }

        @Test
        void shouldNotFailWhenTextHasNul() {
            // given
            var tenant = Tenant.create();

            // when
            var response = tenant.request()
                    .urlEncodingEnabled(false)
                    .get(tenant.servers() + "?q=a%00b")
                    .then();

            // then
            response.statusCode(200);
        }
    }

    @Nested
    class Editing {
        @Test
        void shouldChangeWhenTagMatches() {
            // given
            var tenant = Tenant.create();
            var id = tenant.createStopped("Lobby");

            // when
            var response = tenant.request()
                    .header("If-Match", "\"1\"")
                    .body(Map.of("name", "Arena", "resources", Map.of("memoryMiB", 1024)))
                    .patch(tenant.server(id))
                    .then();

            // then
            response.statusCode(200)
                    .header("ETag", "\"2\"")
                    .body("name", equalTo("Arena"))
                    .body("resources.memoryMiB", equalTo(1024))
                    .body("resources.cpuMillis", equalTo(1000));
        }

        @Test
        void shouldRefuseWhenTagIsOldOrAbsent() {
            // given
            var tenant = Tenant.create();
            var id = tenant.createStopped("Lobby");

            // when
            var old = tenant.request()
                    .header("If-Match", "\"0\"")
                    .body(Map.of("name", "Arena"))
                    .patch(tenant.server(id))
                    .then();
            var absent = tenant.request()
                    .body(Map.of("name", "Arena"))
                    .patch(tenant.server(id))
                    .then();

            // then
            old.statusCode(412).body("code", equalTo("precondition-failed"));
            absent.statusCode(428).body("code", equalTo("precondition-required"));
        }

        @Test
        void shouldRefuseWhenNewNameIsTaken() {
            // given
            var tenant = Tenant.create();
            tenant.createStopped("Arena");
            var id = tenant.createStopped("Lobby");

            // when
            var response = tenant.request()
                    .header("If-Match", "*")
                    .body(Map.of("name", "arena"))
                    .patch(tenant.server(id))
                    .then();

            // then
            response.statusCode(409).body("code", equalTo("name-taken"));
            tenant.request().get(tenant.server(id)).then().body("name", equalTo("Lobby"));
        }

        @Test
        void shouldRefuseWhenDiskWouldShrink() {
            // given
            var tenant = Tenant.create();
            var id = tenant.createStopped("Lobby");

            // when
            var response = tenant.request()
                    .header("If-Match", "*")
                    .body(Map.of("resources", Map.of("diskMiB", 512)))
                    .patch(tenant.server(id))
                    .then();

            // then
            response.statusCode(400).body("errors[0].field", equalTo("resources.diskMiB"));
        }
    }

    @Nested
    class Power {
        @Test
        void shouldRefuseSecondActionWhenFirstIsUnderWay() {
            // given
            var tenant = Tenant.create();
            var id = tenant.createStarted("Lobby");

            // when
            var stop = tenant.request()
                    .body("{\"action\":\"stop\"}")
                    .post(tenant.server(id) + "/power")
                    .then();
            var kill = tenant.request()
                    .body("{\"action\":\"kill\"}")
                    .post(tenant.server(id) + "/power")
                    .then();

            // then
            stop.statusCode(409).body("code", equalTo("power-in-progress"));
            kill.statusCode(202).body("state", equalTo("STOPPING")).body("desiredState", equalTo("STOPPED"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"action\":\"explode\"}", "{}", "{\"action\":null}", "{\"action\":\"START\"}"})
        void shouldRefuseWhenActionIsNone(String body) {
            // given
            var tenant = Tenant.create();
            var id = tenant.createStopped("Lobby");

            // when
            var response = tenant.request()
                    .body(body)
                    .post(tenant.server(id) + "/power")
                    .then();

            // then
            response.statusCode(400).body("code", equalTo("validation-failed"));
        }
    }
}
