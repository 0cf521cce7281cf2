package io.pteronimbus.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInServices.class)
class WebTest {
    private static final RestAssuredConfig PLAIN = RestAssuredConfig.config()
            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());

    @ParameterizedTest
    @ValueSource(strings = {"/", "/sign-in", "/t/demo/servers/1/console"})
    void shouldShowThePageWhenBrowserNavigates(String path) {
        // given
        var request = given().config(PLAIN).accept("text/html,application/xhtml+xml");
        // when
        var answer = request.get(path);
        // then
        answer.then()
                .statusCode(200)
                .contentType("text/html; charset=utf-8")
                .header("Cache-Control", equalTo("no-cache"))
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .header("Cross-Origin-Opener-Policy", equalTo("same-origin"))
                .header("Strict-Transport-Security", nullValue())
                .body(containsString("Test page"));
    }

    @ParameterizedTest
    @CsvSource({"/, */*, 200", "/, application/json, 200", "/sign-in, */*, 404", "/API/v1/me, */*, 404"})
    void shouldShowTheRootAloneWhenAProgramAsks(String path, String accept, int status) {
        given().config(PLAIN).header("Accept", accept).get(path).then().statusCode(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gzip, deflate, br, zstd | br
            gzip                    | gzip
            gzip;q=1.0, br;q=0      | gzip
            BR;q=0.5                | br
            """)
    void shouldBeKeptForeverWhenNameHasHash(String accepted, String sent) {
        // given
        var request = given().config(PLAIN).header("Accept-Encoding", accepted);
        // when
        var answer = request.get("/assets/index-B1a2C3d4.js");
        // then
        answer.then()
                .statusCode(200)
                .contentType("text/javascript; charset=utf-8")
                .header("Content-Encoding", equalTo(sent))
                .header("Vary", equalTo("Accept-Encoding"))
                .header("ETag", endsWith("-" + sent + "\""))
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "brotli, gzip;q=0.0", "deflate"})
    void shouldBeSentAsItIsWhenNoFormOfItIsTaken(String accepted) {
        // given
        var request = given().config(PLAIN).header("Accept-Encoding", accepted);
        // when
        var answer = request.get("/assets/index-B1a2C3d4.js");
        // then
        answer.then().statusCode(200).header("Content-Encoding", nullValue());
        assertThat(answer.asString()).contains("console.log");
    }

    @Test
    void shouldGiveCompressedFormsNoAddress() {
        // given
        var request = given().config(PLAIN);
        // when
        var answer = request.get("/assets/index-B1a2C3d4.js.br");
        // then
        answer.then().statusCode(404);
    }

    @Test
    void shouldSendNothingWhenBrowserHasIt() {
        // given
        var etag = given().config(PLAIN).get("/logo.png").header("ETag");
        // when
        var answer = given().config(PLAIN)
                .header("If-None-Match", "W/\"other\", " + etag)
                .get("/logo.png");
        // then
        answer.then().statusCode(304).body(emptyOrNullString());
    }

    @Test
    void shouldSendHeadersAloneWhenAskedForHead() {
        // given
        var length = given().config(PLAIN).get("/logo.png").asByteArray().length;
        // when
        var answer = given().config(PLAIN).head("/logo.png");
        // then
        answer.then().statusCode(200).header("Content-Length", equalTo(Integer.toString(length)));
        assertThat(answer.asByteArray()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/missing.js", "/assets/missing-12345678.css"})
    void shouldAnswer404WhenFileIsMissing(String path) {
        // given
        var request = given().accept("text/html,*/*");
        // when
        var answer = request.get(path);
        // then
        answer.then().statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void shouldAnswer405WhenPageIsPostedTo() {
        // given
        var request = given().body("x");
        // when
        var answer = request.post("/sign-in");
        // then
        answer.then().statusCode(405).header("Allow", equalTo("GET, HEAD"));
    }
}
