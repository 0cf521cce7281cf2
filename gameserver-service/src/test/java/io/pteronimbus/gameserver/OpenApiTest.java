package io.pteronimbus.gameserver;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pteronimbus.gameserver.server.ServerView;
import io.pteronimbus.test.infrastructure.Infrastructure;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class OpenApiTest {

    /** Writes the document instead when run with {@code -Dpteronimbus.openapi.write=true}. */
    @Test
    void shouldMatchCommittedDocumentWhenServed() throws IOException {
        // given
        var committed = Infrastructure.repository().resolve("docs/openapi/gameserver-service.yaml");

        // when
        var served = given().queryParam("format", "yaml").get("/q/openapi").asString();

        // then
        if (Boolean.getBoolean("pteronimbus.openapi.write")) {
            Files.writeString(committed, served);
        }
        assertThat(served).isEqualTo(Files.readString(committed));
    }

    @Test
    void shouldSayOfEachComponentOfARecordWhetherItIsThereAndMayBeNull() {
        // when
        var document = given().queryParam("format", "json").get("/q/openapi").jsonPath();

        // then
        var required = document.<String>getList("components.schemas.ServerView.required");
        assertThat(ServerView.class.getRecordComponents()).allSatisfy(component -> {
            var property = document.getString("components.schemas.ServerView.properties." + component.getName());
            var isLeftOut = component.getAccessor().isAnnotationPresent(JsonInclude.class);
            var isNullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            assertThat(required.contains(component.getName())).isEqualTo(!isLeftOut);
            assertThat(property.contains("null")).isEqualTo(isNullable && !isLeftOut);
        });
    }

    @Test
    void shouldCountServersByStateWhenScraped() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(org.hamcrest.Matchers.containsString("pteronimbus_servers{state=\"RUNNING\"}"))
                .body(org.hamcrest.Matchers.containsString("pteronimbus_link_connected"))
                .body(org.hamcrest.Matchers.containsString("pteronimbus_console_viewers"));
    }

    @Test
    void shouldBeReadyWhenStarted() {
        given().get("/q/health/ready").then().statusCode(200);
    }
}
