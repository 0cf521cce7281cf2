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
class SecondFactorAccessTest {
    private final Visitor visitor = Visitor.somebody();

    @Inject
    KnownPermissions known;

    @Test
    void shouldLeaveButOnesOwnAccountOpenWhenTheTokenSaysSo() {
        // given
        visitor.allow(known, "server:create");
        var claims = visitor.claims();
        claims.setClaim("enrol", true);
        var token = TestTokens.access(claims);

        // then
        visitor.create(token, "{\"text\":\"x\"}").statusCode(403).body("code", equalTo("second-factor-required"));
        get(token, "/me").statusCode(403).body("code", equalTo("second-factor-required"));
        get(token, "/enrolling").statusCode(200);
    }
}
