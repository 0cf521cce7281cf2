package io.pteronimbus.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.test.infrastructure.Infrastructure;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInTenants.class)
class OpenApiTest {

    /** After an intended change, {@code -Dpteronimbus.openapi.write=true} writes the document anew. */
    @Test
    void shouldMatchCommittedDocumentWhenServiceRuns() throws IOException {
        // given
        var document = Infrastructure.repository().resolve("docs/openapi/notification-service.yaml");
        // when
        var running = given().queryParam("format", "yaml").get("/q/openapi").asString();
        if (Boolean.getBoolean("pteronimbus.openapi.write")) {
            Files.createDirectories(document.resolveSibling(""));
            Files.writeString(document, running);
        }
        // then
        assertThat(running).isEqualTo(Files.readString(document));
    }
}
