package io.pteronimbus.tenant.quota;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.tenant.support.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class PlanResourceTest {

    @Test
    void shouldListThePlansAndNotWhatIsNone() {
        // when
        var answer = Person.somebody().request().get("/api/v1/plans");

        // then
        answer.then().statusCode(200).body("items.plan", contains("SMALL", "MEDIUM", "LARGE"));
    }

    @ParameterizedTest
    @EnumSource(names = "CUSTOM", mode = EnumSource.Mode.EXCLUDE)
    void shouldTellTheLimitsThatATenantGetsByThePlan(Plan plan) {
        // given
        var tenant = Person.somebody().tenant("Planned");
        var told = Person.somebody()
                .request()
                .get("/api/v1/plans")
                .<Map<String, Integer>>path("items.find { it.plan == '" + plan + "' }.limits");

        // when
        var answer =
                Person.superAdmin().request().body(Map.of("plan", plan)).put("/api/v1/tenants/" + tenant + "/quota");

        // then
        answer.then().statusCode(200).body("plan", equalTo(plan.name())).body("limits", equalTo(told));
    }

    @Test
    void shouldRefuseWhoIsNotSignedIn() {
        given().get("/api/v1/plans").then().statusCode(401);
    }
}
