package io.pteronimbus.gameserver.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.platform.security.Permissions;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class TemplateImportTest {
    private final Tenant tenant = Tenant.create();

    private String templates() {
        return "/api/v1/tenants/" + tenant.id() + "/templates";
    }

    private static Map<String, String> egg(String name) throws IOException {
        return Map.of("content", Files.readString(Path.of("src/test/resources/eggs", name)), "filename", name);
    }

    @Test
    void shouldSaveNothingWhenItIsJustTried() throws IOException {
        tenant.request()
                .body(egg("ptdl-v2-files.json"))
                .post(templates() + "/import?dryRun=true")
                .then()
                .statusCode(200)
                .body("template.id", nullValue())
                .body("template.name", equalTo("Files of all kinds"))
                .body("template.spec.configFiles[0].path", equalTo("brick.cfg"))
                .body("report.entries.outcome", hasItem("IMPOSSIBLE"));
        tenant.request().get(templates() + "?q=files").then().body("items", hasSize(0));
    }

    @Test
    void shouldBeExportedAndImportedAgainWhenItWasImported() throws IOException {
        // given
        String id = tenant.request()
                .body(egg("plcn-v3.yaml"))
                .post(templates() + "/import")
                .then()
                .statusCode(201)
                .body("template.slug", equalTo("written-in-yaml"))
                .body("template.version", equalTo(1))
                .extract()
                .path("template.id");

        for (var format : List.of("PTDL_v2", "PLCN_v3")) {
            // when
            var exported = tenant.request().get(templates() + "/" + id + "/export?format=" + format);
            exported.then()
                    .statusCode(200)
                    .header("Content-Disposition", "attachment; filename=\"egg-written-in-yaml.json\"")
                    .body("meta.version", equalTo(format));

            // then: nothing is different, so there is no other version
            tenant.request()
                    .body(Map.of("content", exported.body().asString(), "templateId", id))
                    .post(templates() + "/import")
                    .then()
                    .statusCode(201)
                    .body("template.version", equalTo(1));
        }
        tenant.request()
                .get(templates() + "/" + id + "/export?format=nonsense")
                .then()
                .statusCode(400);
    }

    @Test
    void shouldTakeEggAsFileOfForm() {
        // given
        var egg = new File("src/test/resources/eggs/plcn-v3.yaml");

        // when
        String id = form().multiPart("file", egg)
                .post(templates() + "/import")
                .then()
                .statusCode(201)
                .body("template.slug", equalTo("written-in-yaml"))
                .extract()
                .path("template.id");

        // then
        form().multiPart("file", new File("src/test/resources/eggs/plcn-v2.json"))
                .multiPart("templateId", id)
                .post(templates() + "/import")
                .then()
                .statusCode(201)
                .body("template.id", equalTo(id))
                .body("template.version", equalTo(2));
        form().multiPart("file", egg)
                .post(templates() + "/import?dryRun=true")
                .then()
                .statusCode(200)
                .body("template.id", nullValue());
        form().multiPart("file", "egg.json", new byte[] {'{', (byte) 0xff, '}'})
                .post(templates() + "/import")
                .then()
                .statusCode(400)
                .body("code", equalTo("egg-unreadable"));
        form().multiPart("templateId", id)
                .post(templates() + "/import")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("file"));
        form().multiPart("file", "egg.json", new byte[2_000_000])
                .post(templates() + "/import")
                .then()
                .statusCode(413);
        tenant.grant(Set.of("template:read"), Map.of());
        form().multiPart("file", egg).post(templates() + "/import").then().statusCode(403);
        RestAssured.given()
                .multiPart("file", egg)
                .post(templates() + "/import")
                .then()
                .statusCode(401);
    }

    private RequestSpecification form() {
        return RestAssured.given().header("Authorization", "Bearer " + tenant.token());
    }

    @Test
    void shouldMakeVersionWhenTemplateIsNamed() throws IOException {
        // given
        String id = tenant.request()
                .body(egg("plcn-v1.json"))
                .post(templates() + "/import")
                .then()
                .extract()
                .path("template.id");

        // when
        var other = new HashMap<>(egg("plcn-v2.json"));
        other.put("templateId", id);

        // then
        tenant.request()
                .body(other)
                .post(templates() + "/import")
                .then()
                .statusCode(201)
                .body("template.id", equalTo(id))
                .body("template.version", equalTo(2))
                .body("template.name", equalTo("Second of Pelican"));
    }

    @Test
    void shouldTellWhereWhenTextIsNoEgg() {
        tenant.request()
                .body(Map.of("content", "{\n  \"name\": oops\n}"))
                .post(templates() + "/import")
                .then()
                .statusCode(400)
                .body("code", equalTo("egg-unreadable"))
                .body("detail", containsString("Line 2, column "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9/egg.json",
                "http://localhost:9/egg.json",
                "http://[::1]:9/egg.json",
                "http://169.254.169.254/latest/meta-data",
                "http://10.0.0.1/egg.json",
                "http://0.0.0.0:9/",
                "http://2130706433:9/",
                "ftp://example.org/egg.json",
                "file:///etc/passwd",
                "https://user:secret@example.org/",
                "nonsense"
            })
    void shouldAskNobodyInsideWhenAddressIsGiven(String url) {
        tenant.request()
                .body(Map.of("url", url))
                .post(templates() + "/import")
                .then()
                .statusCode(400)
                .body("code", equalTo("url-refused"))
                .body("detail", not(containsString("secret")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"content\":\"{}\",\"url\":\"https://example.org\"}", "{\"unknown\":1}"})
    void shouldRefuseWhenItIsNotSaidWhatToImport(String body) {
        tenant.request().body(body).post(templates() + "/import").then().statusCode(400);
    }

    @Test
    void shouldNeedItsOwnPermission() throws IOException {
        // given
        var others = Tenant.withPermissions(Permissions.TENANT.stream()
                .filter(permission -> !permission.equals("template:import"))
                .collect(Collectors.toSet()));

        // then
        others.request()
                .body(egg("plcn-v1.json"))
                .post("/api/v1/tenants/" + others.id() + "/templates/import")
                .then()
                .statusCode(403);
        assertThat(others.request().get("/api/v1/templates").statusCode()).isEqualTo(200);
        others.request()
                .body(egg("plcn-v1.json"))
                .post("/api/v1/templates/import")
                .then()
                .statusCode(403);
    }
}
