package io.pteronimbus.platform.security;

import static io.restassured.RestAssured.given;

import io.pteronimbus.test.security.TestTokens;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;

/** Somebody who asks, and a tenant where they may have permissions. */
record Visitor(UUID userId, UUID tenantId) {

    static Visitor somebody() {
        return new Visitor(UUID.randomUUID(), UUID.randomUUID());
    }

    void allow(KnownPermissions known, String... permissions) {
        known.put(tenantId, userId, new EffectivePermissions(1, Set.of(permissions), Map.of()));
    }

    String token() {
        return TestTokens.access(userId);
    }

    JwtClaims claims() {
        return TestTokens.claims(userId);
    }

    ValidatableResponse create(String token, String body) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .post("/tenants/" + tenantId + "/things")
                .then();
    }

    static ValidatableResponse get(String token, String path) {
        return given().auth().oauth2(token).get(path).then();
    }
}
