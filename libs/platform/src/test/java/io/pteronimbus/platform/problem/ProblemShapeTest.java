package io.pteronimbus.platform.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ProblemShapeTest {

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/problems")
                .then()
                .contentType("application/problem+json")
                .body("traceId", matchesRegex("[0-9a-f]{32}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":                                             | malformed-json
            {"name":"a","size":{"width":1}} x                    | malformed-json
            {"name":"a","name":"b","size":{"width":1}}           | malformed-json
            {"name":"a","size":{"width":1},"colour":1}           | unknown-field
            {"name":"a","size":{"width":1,"depth":1}}            | unknown-field
            {"name":"a","size":{"width":"1"}}                    | validation-failed
            {"name":1,"size":{"width":1}}                        | validation-failed
            {"name":"a","size":{"width":1.5}}                    | validation-failed
            {"name":"a","size":[]}                               | validation-failed
            {"name":" ","size":{"width":1}}                      | validation-failed
            {"name":"a","size":{"width":11}}                     | validation-failed
            {"name":"a"}                                         | validation-failed
            []                                                   | validation-failed
            null                                                 | validation-failed
            """)
    void shouldRefuseWithCodeWhenBodyIsBad(String body, String code) {
        // when
        var response = post(body);

        // then
        response.statusCode(400).body("code", equalTo(code)).body("type", containsString(code));
    }

    @Test
    void shouldNameEachFieldWhenValuesAreInvalid() {
        // when
        var response = post("{\"name\":\"\",\"size\":{\"width\":99}}");

        // then
        response.body("errors.field", contains("name", "size.width"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"must":""}                       | must   | required       |
            {"must":null}                     | must   | required       |
            {"must":"x","text":""}            | text   | required       |
            {"must":"x","text":"a"}           | text   | too-short      | {min=2}
            {"must":"x","text":"abcde"}       | text   | too-long       | {max=4}
            {"must":"x","text":"ABC"}         | text   | invalid-format |
            {"must":"x","email":"nobody"}     | email  | invalid-email  |
            {"must":"x","items":[]}           | items  | too-few        | {min=1}
            {"must":"x","items":["a","b","c"]} | items  | too-many       | {max=2}
            {"must":"x","items":["a"," "]}    | items[1] | required       |
            {"must":"x","labels":{"a.b":"A"}} | labels.a.b | invalid-format |
            {"must":"x","labels":{"A b":"a"}} | labels.A b | invalid-format |
            {"must":"x","labels":{"a":null}}  | labels.a | required       |
            {"must":"x","labels":{"a":"","b":"","c":""}} | labels | too-many | {max=2}
            {"must":"x","sizes":{"big":{"width":11}}} | sizes.big.width | too-large | {max=10}
            {"must":"x","tags":[" "]}         | tags   | required       |
            {"must":"x","number":4}           | number | too-small      | {min=5}
            {"must":"x","number":10}          | number | too-large      | {max=9}
            {"must":"x","number":"5"}         | number | wrong-kind     |
            """)
    void shouldSayWhatIsWrongWithAFieldInACodeAndItsBounds(
            String body, String field, String code, @Nullable String params) {
        // when
        var response = given().contentType("application/json")
                .body(body)
                .post("/problems/rules")
                .then();

        // then
        response.statusCode(400)
                .body("errors.size()", equalTo(1))
                .body("errors[0].field", equalTo(field))
                .body("errors[0].code", equalTo(code))
                .body("errors[0].message", not(emptyString()));
        @Nullable Map<String, Object> said = response.extract().path("errors[0].params");
        assertThat(said == null ? null : said.toString()).isEqualTo(params);
    }

    @Test
    void shouldNameTheFieldWhenItIsUnknown() {
        // when
        var response = post("{\"name\":\"a\",\"size\":{\"width\":1,\"depth\":2}}");

        // then
        response.body("detail", containsString("size.depth"));
    }

    @Test
    void shouldTellNothingWhenTheErrorWasNotForeseen() {
        // when
        var response = given().get("/problems/unforeseen").then();

        // then
        response.statusCode(500)
                .contentType("application/problem+json")
                .body("code", equalTo("internal-error"))
                .body("detail", not(containsString("swordfish")));
    }

    @ParameterizedTest
    @CsvSource({"08001, 503", "08006, 503", "57P01, 503", "57P03, 503", "57014, 500", "23505, 500"})
    void shouldTellAnOutageFromAFaultWhenTheDatabaseFails(String sqlState, int status) {
        // when
        var response = given().get("/problems/outage?state=" + sqlState).then();

        // then
        response.statusCode(status)
                .body("code", equalTo(status == 503 ? "dependency-unavailable" : "internal-error"))
                .body("detail", not(containsString("swordfish")));
    }

    @ParameterizedTest
    @CsvSource({"422, validation-failed", "418, validation-failed", "502, dependency-unavailable", "501, internal-error"
    })
    void shouldBlameTheRightSideWhenTheStatusHasNoProblemOfItsOwn(int status, String code) {
        assertThat(ProblemType.ofStatus(status).code()).isEqualTo(code);
    }

    @Test
    void shouldCarryTheTraceOfTheCallerWhenThereIsOne() {
        // given
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        // when
        var response = given().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .get("/problems/unforeseen")
                .then();

        // then
        response.body("traceId", equalTo(trace));
    }

    @Test
    void shouldSayWhenToComeBackWhenLimited() {
        // when
        var response = given().get("/problems/limited").then();

        // then
        response.statusCode(429).header("Retry-After", "7").body("code", equalTo("rate-limited"));
    }

    @Test
    void shouldSayWhatIsAwayAndWhenToComeBackWhenItSaysSo() {
        // when
        var response = given().get("/problems/away").then();

        // then
        response.statusCode(503)
                .header("Retry-After", "7")
                .body("code", equalTo("dependency-unavailable"))
                .body("detail", equalTo("Discord does not answer. Try again in 7 seconds."));
    }

    @Test
    void shouldNameTheParameterWhenItIsInvalid() {
        // when
        var response = given().get("/problems/query?n=4").then();

        // then
        response.statusCode(400).body("errors.field", contains("n"));
    }

    @Test
    void shouldAnswerInTheSameShapeWhenTheFrameworkRefuses() {
        given().get("/nowhere").then().statusCode(404).body("code", equalTo("not-found"));
        given().put("/problems").then().statusCode(405).body("code", equalTo("method-not-allowed"));
        given().contentType("text/plain")
                .body("x")
                .post("/problems")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported-media-type"));
    }
}
