package io.pteronimbus.tenant.permission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.platform.security.Permissions;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PermissionResourceTest {

    @Test
    void shouldShowTheWholeCatalogueWhenAsked() {
        // when
        var answer = given().get("/api/v1/permissions");

        // then
        answer.then().statusCode(200);
        assertThat(answer.<List<String>>path("items.name"))
                .containsAll(Permissions.TENANT)
                .containsAll(Permissions.PLATFORM)
                .hasSize(Permissions.TENANT.size() + Permissions.PLATFORM.size());
        assertThat(answer.<List<String>>path("roles.role"))
                .containsExactly("OWNER", "ADMIN", "OPERATOR", "MODERATOR", "VIEWER");
    }
}
