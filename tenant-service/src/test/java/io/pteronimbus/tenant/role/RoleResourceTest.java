package io.pteronimbus.tenant.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.tenant.support.Database;
import io.pteronimbus.tenant.support.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RoleResourceTest {
    private Person owner;
    private Person admin;
    private UUID tenant;

    @BeforeEach
    void gather() {
        owner = Person.somebody();
        admin = Person.somebody();
        tenant = owner.tenant("Roles");
        Database.join(tenant, admin.id(), "ADMIN");
    }

    @Test
    void shouldBeginWithTheFiveEveryTenantHas() {
        owner.request()
                .get(roles())
                .then()
                .statusCode(200)
                .body("items.builtIn", equalTo(List.of("OWNER", "ADMIN", "OPERATOR", "MODERATOR", "VIEWER")))
                .body("items[0].name", equalTo("Owner"));
    }

    @Test
    void shouldCountAtOnceForWhoHasTheRoleWhenItChanges() {
        // given
        var made = create(owner, "Builder", List.of("server:read"));
        var id = made.<String>path("id");
        var builder = Person.somebody();
        Database.join(tenant, builder.id(), "VIEWER");
        give(owner, builder, id).then().statusCode(200);
        builder.request().get(roles()).then().statusCode(403);

        // when
        owner.request()
                .header("If-Match", made.header("ETag"))
                .body(Map.of("permissions", List.of("server:read", "role:read", "tenant:read")))
                .patch(roles() + "/" + id)
                .then()
                .statusCode(200);

        // then
        builder.request().get(roles()).then().statusCode(200);
        // and when
        owner.request().delete(roles() + "/" + id).then().statusCode(204);
        // then
        builder.request().get(roles()).then().statusCode(404);
    }

    @Test
    void shouldRefuseToMakeOneBeyondWhatOneHolds() {
        create(admin, "Ender", List.of("server:read", "tenant:delete"))
                .then()
                .statusCode(403)
                .body("detail", containsString("tenant:delete"));
    }

    @Test
    void shouldRefuseToChangeOrDeleteOneAboveOneself() {
        // given
        var made = create(owner, "Boss", List.of("tenant:delete"));
        var path = roles() + "/" + made.path("id");

        // when
        var lowered = admin.request()
                .header("If-Match", "*")
                .body(Map.of("permissions", List.of()))
                .patch(path);
        var deleted = admin.request().delete(path);

        // then
        lowered.then().statusCode(403);
        deleted.then().statusCode(403);
        owner.request().get(path).then().body("permissions", equalTo(List.of("tenant:delete")));
    }

    @Test
    void shouldRefuseToGiveOrTakeARoleAboveOneself() {
        // given
        var ownerRole = builtIn("OWNER");

        // when
        var raised = give(admin, admin, ownerRole);
        var sacked = admin.request().delete("/api/v1/tenants/" + tenant + "/members/" + owner.id());

        // then
        raised.then().statusCode(403);
        sacked.then().statusCode(403);
    }

    @Test
    void shouldKeepAnOwner() {
        // when
        var left = give(owner, owner, builtIn("ADMIN"));

        // then
        left.then().statusCode(409).body("code", equalTo("conflict"));
        owner.request()
                .delete("/api/v1/tenants/" + tenant + "/members/" + owner.id())
                .then()
                .statusCode(409);
    }

    @Test
    void shouldLeaveAloneWhatEveryTenantHas() {
        // given
        var path = roles() + "/" + builtIn("VIEWER");

        // when / then
        owner.request()
                .header("If-Match", "*")
                .body(Map.of("name", "Seer"))
                .patch(path)
                .then()
                .statusCode(409);
        owner.request().delete(path).then().statusCode(409);
    }

    @Test
    void shouldRefuseAChangeOfWhatSomebodyElseChangedMeanwhile() {
        // given
        var made = create(owner, "Helper", List.of("server:read"));
        var path = roles() + "/" + made.path("id");
        owner.request()
                .header("If-Match", made.header("ETag"))
                .body(Map.of("name", "Helpers"))
                .patch(path)
                .then()
                .statusCode(200);

        // when
        var late = owner.request()
                .header("If-Match", made.header("ETag"))
                .body(Map.of("name", "Late"))
                .patch(path);

        // then
        late.then().statusCode(412);
        owner.request().body(Map.of("name", "None")).patch(path).then().statusCode(428);
    }

    @Test
    void shouldRefuseANameThatIsThereWhateverTheCase() {
        create(owner, "VIEWER", List.of()).then().statusCode(409).body("code", equalTo("name-taken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no:such", "cluster:manage", "server:*", ""})
    void shouldNameTheFieldWhenThereIsNoSuchPermission(String permission) {
        create(owner, "Odd", List.of(permission))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("permissions"));
    }

    @Test
    void shouldFindNothingOfAnotherTenant() {
        // given
        var other = Person.somebody();
        var theirs = other.tenant("Other");
        var role = other.request()
                .get("/api/v1/tenants/" + theirs + "/roles")
                .<String>path("items.find { it.builtIn == 'VIEWER' }.id");

        // when / then
        owner.request().get(roles() + "/" + role).then().statusCode(404);
        owner.request().delete(roles() + "/" + role).then().statusCode(404);
        give(owner, admin, role).then().statusCode(400);
        other.request().get(roles()).then().statusCode(404);
    }

    private String roles() {
        return "/api/v1/tenants/" + tenant + "/roles";
    }

    private Response create(Person author, String name, List<String> permissions) {
        return author.request()
                .body(Map.of("name", name, "permissions", permissions))
                .post(roles());
    }

    private Response give(Person author, Person to, String roleId) {
        return author.request()
                .body(Map.of("roleIds", List.of(roleId)))
                .put("/api/v1/tenants/" + tenant + "/members/" + to.id() + "/roles");
    }

    private String builtIn(String name) {
        var id = owner.request().get(roles()).<String>path("items.find { it.builtIn == '" + name + "' }.id");
        assertThat(id).isNotNull();
        return id;
    }
}
