package io.pteronimbus.platform.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class PublicDocumentTest {
    private JsonPath document;

    @BeforeEach
    void read() {
        document = given().queryParam("format", "json").get("/q/openapi").jsonPath();
    }

    @Test
    void shouldSayWhatIsSentWhenFieldsAreWrong() {
        // when
        var sent = given().contentType("application/json")
                .body("{\"name\":\"\",\"size\":{\"width\":11}}")
                .post("/problems")
                .jsonPath();

        // then
        assertThat(sent.getInt("status")).isEqualTo(400);
        assertThat(properties("HttpValidationProblem"))
                .containsAll(sent.<String, Object>getMap("$").keySet());
        assertThat(sent.<String, Object>getMap("$")).containsKeys(required("HttpValidationProblem"));
        for (var error : sent.<Map<String, Object>>getList("errors")) {
            assertThat(properties("FieldError")).containsAll(error.keySet());
            assertThat(error).containsKeys(required("FieldError"));
        }
    }

    @Test
    void shouldSayWhatIsSentWhenNoFieldIsToBlame() {
        // when
        var sent = given().get("/problems/limited").jsonPath();

        // then
        assertThat(sent.getString("type")).endsWith("/" + sent.getString("code"));
        assertThat(properties("HttpProblem"))
                .containsAll(sent.<String, Object>getMap("$").keySet());
        assertThat(sent.<String, Object>getMap("$")).containsKeys(required("HttpProblem"));
    }

    @Test
    void shouldSayNothingOfInternalPaths() {
        assertThat(document.<String, Object>getMap("paths").keySet())
                .isNotEmpty()
                .noneMatch(path -> path.startsWith("/internal"));
    }

    @Test
    void shouldSayNothingOfViolations() {
        assertThat(document.<String, Object>getMap("components.schemas")).doesNotContainKey("Violation");
        assertThat(properties("HttpValidationProblem")).doesNotContain("violations");
    }

    private List<String> properties(String schema) {
        return List.copyOf(document.<String, Object>getMap("components.schemas." + schema + ".properties")
                .keySet());
    }

    private String[] required(String schema) {
        return document.<String>getList("components.schemas." + schema + ".required")
                .toArray(String[]::new);
    }
}
