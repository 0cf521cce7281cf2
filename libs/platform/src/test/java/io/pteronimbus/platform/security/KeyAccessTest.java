package io.pteronimbus.platform.security;

import static io.pteronimbus.platform.security.Visitor.get;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class KeyAccessTest {
    private final Visitor visitor = Visitor.somebody();

    @Inject
    KnownPermissions known;

    @Test
    void shouldConfineTheOwnerToTheScopeWhenAKeySpeaks() {
        // given
        visitor.allow(known, "server:create", "server:read");

        // then
        visitor.create(key("server:create"), "{\"text\":\"x\"}").statusCode(200);
        visitor.create(key("server:read"), "{\"text\":\"x\"}").statusCode(403);
        visitor.create(key("file:read"), "{\"text\":\"x\"}").statusCode(404);
        visitor.create(key(""), "{\"text\":\"x\"}").statusCode(404);
    }

    @Test
    void shouldGrantNothingTheOwnerHasNotWhenTheScopeNamesIt() {
        // given
        visitor.allow(known, "server:read");

        // then
        visitor.create(key("server:create server:read"), "{\"text\":\"x\"}").statusCode(403);
    }

    @Test
    void shouldConfineASuperAdministratorTooWhenAKeySpeaks() {
        // given
        var claims = visitor.claims();
        claims.setClaim("super", true);
        claims.setClaim("key", true);
        claims.setStringClaim("scope", "server:read");

        // then
        visitor.create(TestTokens.access(claims), "{\"text\":\"x\"}").statusCode(403);
        get(TestTokens.access(claims), "/platform").statusCode(403);
    }

    @Test
    void shouldStayClosedWhenAnEndpointDoesNotNameKeys() {
        get(key("server:read"), "/me").statusCode(403).body("code", equalTo("forbidden"));
        get(key("server:read"), "/keys-too").statusCode(200);
    }

    private String key(String scope) {
        var claims = visitor.claims();
        claims.setClaim("key", true);
        claims.setStringClaim("scope", scope);
        return TestTokens.access(claims);
    }
}
