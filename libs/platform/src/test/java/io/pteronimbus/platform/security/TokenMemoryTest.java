package io.pteronimbus.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.auth.principal.JWTParser;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
        var clock = new MovingClock();
        var tokens = new AccessTokens(parser, clock);
        var expiry = tokens.authenticate(authorization).expiresAt();
        clock.move(Duration.between(clock.instant(), expiry).minusMillis(1));
        assertThat(tokens.known(authorization)).isPresent();

        // when
        clock.move(Duration.ofMillis(1));

        // then
        assertThat(tokens.known(authorization)).isEmpty();
    }

    /** Stands still unless it is moved. */
    private static final class MovingClock extends Clock {
        private Instant now = Instant.now();

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
