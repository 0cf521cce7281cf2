package io.pteronimbus.tenant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.test.infrastructure.Infrastructure;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {

    /** Run with {@code -Dpteronimbus.openapi.write=true} after a change that is meant. */
    @Test
    void shouldBeTheCommittedDocumentWhenAsked() throws IOException {
        // given
        var committed = Infrastructure.repository().resolve("docs/openapi/tenant-service.yaml");

        // when
        var running = given().queryParam("format", "yaml").get("/q/openapi").asString();

        // then
        if (Boolean.getBoolean("pteronimbus.openapi.write")) {
            Files.createDirectories(committed.getParent());
            Files.writeString(committed, running);
        }
        assertThat(running).isEqualTo(Files.readString(committed));
    }
}
