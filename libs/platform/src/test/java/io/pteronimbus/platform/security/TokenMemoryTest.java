package io.pteronimbus.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.auth.principal.JWTParser;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class TokenMemoryTest {
    @Inject
    JWTParser parser;

    private final Visitor visitor = Visitor.somebody();
    private final String authorization = "Bearer " + visitor.token();

    @Test
    void shouldRememberATokenThatHeldUntilItExpires() {
        // given
        var tokens = new AccessTokens(parser, Clock.systemUTC());
        assertThat(tokens.known(authorization)).isEmpty();

        // when
        var caller = tokens.authenticate(authorization);

        // then
        assertThat(tokens.known(authorization)).contains(caller);
        assertThat(tokens.known(authorization + "x")).isEmpty();
    }

    @Test
    void shouldForgetATokenWhenItHasExpired() {
        // given
        var now = new AtomicReference<>(Instant.now());
        InstantSource clock = now::get;
        var tokens = new AccessTokens(parser, clock.withZone(ZoneOffset.UTC));
        var expiry = tokens.authenticate(authorization).expiresAt();
        now.set(expiry.minusMillis(1));
        assertThat(tokens.known(authorization)).isPresent();

        // when
        now.set(expiry);

        // then
        assertThat(tokens.known(authorization)).isEmpty();
    }
}
