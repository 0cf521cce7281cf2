package io.pteronimbus.platform.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class TenantAccessTest {
    private final Visitor visitor = Visitor.somebody();

    @Inject
    KnownPermissions known;

    @Inject
    RedisDataSource redis;

    @Test
    void shouldEnterTheTenantWhenThePermissionIsThere() {
        // given
        visitor.allow(known, "server:create");

        // when
        var response = visitor.create(visitor.token(), "{\"text\":\"x\"}");

        // then
        response.statusCode(200).body(equalTo(visitor.tenantId() + " override=false"));
    }

    @Test
    void shouldSayNotFoundBeforeLookingAtTheBodyWhenThePersonIsNoMember() {
        visitor.create(visitor.token(), "{broken").statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void shouldNameThePermissionWhenAMemberLacksIt() {
        // given
        visitor.allow(known, "server:read");

        // when
        var response = visitor.create(visitor.token(), "{broken");

        // then
        response.statusCode(403).body("detail", containsString("server:create"));
    }

    @Test
    void shouldSayNotFoundWhenTheIdIsNone() {
        given().auth()
                .oauth2(visitor.token())
                .post("/tenants/..%2Fx/things")
                .then()
                .statusCode(404);
    }

    @Test
    void shouldMarkTheOverrideWhenASuperAdministratorActs() {
        visitor.create(TestTokens.superAdmin(visitor.userId()), "{\"text\":\"x\"}")
                .statusCode(200)
                .body(equalTo(visitor.tenantId() + " override=true"));
    }

    @Test
    void shouldMarkNoOverrideWhenASuperAdministratorActsAsAMember() {
        // given
        visitor.allow(known, "server:create");

        // then
        visitor.create(TestTokens.superAdmin(visitor.userId()), "{\"text\":\"x\"}")
                .statusCode(200)
                .body(equalTo(visitor.tenantId() + " override=false"));
    }

    @Test
    void shouldBelieveRedisFirstWhenItHasTheSet() {
        // given
        redis.value(String.class)
                .set(
                        PermissionKeys.of(visitor.tenantId(), visitor.userId(), false),
                        "{\"rbacVersion\":2,\"permissions\":[\"server:create\"],\"servers\":{}}");

        // when
        var response = visitor.create(visitor.token(), "{\"text\":\"x\"}");

        // then
        response.statusCode(200);
    }

    @Test
    void shouldAskTheSourceWhenRedisHoldsRubbish() {
        // given
        redis.value(String.class).set(PermissionKeys.of(visitor.tenantId(), visitor.userId(), false), "{]");
        visitor.allow(known, "server:create");

        // when
        var response = visitor.create(visitor.token(), "{\"text\":\"x\"}");

        // then
        response.statusCode(200);
    }
}
