package io.pteronimbus.platform.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class RecordSchemasTest {
    private static final Map<String, Object> NULL = Map.of("type", "null");
    private static final Map<String, Object> TEXT_OR_NULL = Map.of("type", List.of("string", "null"));

    private JsonPath document;

    @BeforeEach
    void read() {
        document = given().queryParam("format", "json").get("/q/openapi").jsonPath();
    }

    @Test
    void shouldRequireOfAnAnswerWhatIsAlwaysWritten() {
        assertThat(required("CatView"))
                .containsExactly("name", "chip", "owner", "weightKg", "mood", "notes", "owners", "diary", "passport");
        assertThat(required("Owner")).containsExactly("id");
        assertThat(required("PageCatView")).containsExactly("items", "nextCursor");
        assertThat(required("ChippedCatView")).containsExactly("id", "chip");
    }

    @Test
    void shouldSayNullOfAnAnswerWhereItMayBe() {
        assertThat(property("CatView", "name")).isEqualTo(Map.of("type", "string"));
        assertThat(property("CatView", "chip")).isEqualTo(TEXT_OR_NULL);
        assertThat(property("CatView", "owner")).isEqualTo(Map.of("anyOf", List.of(ref("Owner"), NULL)));
        assertThat(property("CatView", "mood")).isEqualTo(Map.of("anyOf", List.of(ref("Mood"), NULL)));
        assertThat(property("PageCatView", "nextCursor")).isEqualTo(TEXT_OR_NULL);
    }

    @Test
    void shouldSayNoNullOfAnAnswerWhereItIsLeftOutInstead() {
        assertThat(property("CatView", "lives").get("type")).isEqualTo("integer");
        assertThat(property("Owner", "phone")).isEqualTo(Map.of("type", "string"));
    }

    @Test
    void shouldSayNullOfWhatAListOrAMapMayHold() {
        assertThat(property("CatView", "notes").get("additionalProperties")).isEqualTo(TEXT_OR_NULL);
        assertThat(property("CatView", "owners").get("items")).isEqualTo(Map.of("anyOf", List.of(ref("Owner"), NULL)));
        assertThat(property("CatView", "diary").get("additionalProperties"))
                .isEqualTo(Map.of("type", "array", "items", TEXT_OR_NULL));
        assertThat(property("CatView", "notes").get("type")).isEqualTo("object");
        assertThat(property("CatRequest", "notes").get("additionalProperties")).isEqualTo(TEXT_OR_NULL);
    }

    @Test
    void shouldRequireOfARequestWhatItIsCheckedFor() {
        assertThat(required("CatRequest")).containsExactly("name", "colour", "weight", "notes");
        assertThat(property("CatRequest", "colour").get("type")).isEqualTo("string");
        assertThat(property("CatRequest", "chip")).isEqualTo(TEXT_OR_NULL);
        assertThat(property("CatRequest", "names").get("type")).isEqualTo(List.of("array", "null"));
        assertThat(required("Bed")).containsExactly("width");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "colour", "weight", "notes"})
    void shouldRefuseARequestWithoutWhatIsRequired(String property) {
        // given
        var request =
                new HashMap<String, Object>(Map.of("name", "Tom", "colour", "grey", "weight", 4, "notes", Map.of()));
        given().contentType("application/json")
                .body(request)
                .post("/cats")
                .then()
                .statusCode(201);

        // when
        request.remove(property);

        // then
        given().contentType("application/json")
                .body(request)
                .post("/cats")
                .then()
                .statusCode(400);
    }

    @Test
    void shouldRequireOfWhatIsSentAndAnsweredNoMoreThanBothDo() {
        assertThat(required("Dish")).containsExactly("content");
        assertThat(property("Dish", "colour")).isEqualTo(TEXT_OR_NULL);
    }

    @Test
    void shouldSayOfAnyJsonThatItIsAny() {
        assertThat(property("CatView", "passport")).isEqualTo(Map.of("anyOf", List.of(ref("JsonNode"), NULL)));
        assertThat(document.<String, Object>getMap("components.schemas"))
                .containsEntry("JsonNode", Map.of("description", "Any JSON value"))
                .doesNotContainKey("JsonNodeType");
    }

    private List<String> required(String schema) {
        return document.getList("components.schemas." + schema + ".required");
    }

    private Map<String, Object> property(String schema, String name) {
        return document.getMap("components.schemas." + schema + ".properties." + name);
    }

    private static Map<String, Object> ref(String schema) {
        return Map.of("$ref", "#/components/schemas/" + schema);
    }
}
