package io.pteronimbus.gateway;

import static io.restassured.RestAssured.given;

import io.pteronimbus.test.security.TestTokens;
import io.quarkus.arc.Arc;
import io.quarkus.redis.datasource.RedisDataSource;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** A person signed in for a test: the session in Redis as auth-service keeps it, and a token of it. */
record TestSession(UUID userId, String id, String token, String csrf) {

    static TestSession begin() {
        var userId = UUID.randomUUID();
        var id = "session-" + userId;
        var csrf = "csrf-" + UUID.randomUUID();
        redis().hash(String.class).hset("auth:session:" + id, Map.of("userId", userId.toString(), "csrf", csrf));
        return new TestSession(userId, id, TestTokens.access(userId), csrf);
    }

    /** As when it is revoked, without word of it. */
    void vanish() {
        redis().key().del("auth:session:" + id);
    }

    /** As auth-service revokes it. */
    void end() {
        vanish();
        redis().pubsub(String.class).publish("auth:session-ended", id);
    }

    String bearer() {
        return "Bearer " + token;
    }

    String cookie() {
        return "ptn_access_8080=" + token;
    }

    /** A request as a program sends it. */
    RequestSpecification program() {
        return given().header("Authorization", bearer());
    }

    /** A request as a browser sends it. */
    RequestSpecification browser() {
        return given().header("Cookie", cookie());
    }

    private static RedisDataSource redis() {
        return Arc.container().instance(RedisDataSource.class).get();
    }
}
