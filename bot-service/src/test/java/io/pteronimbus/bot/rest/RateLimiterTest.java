package io.pteronimbus.bot.rest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pteronimbus.platform.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final Route GUILD = Route.ofGuild("1", "", "");
    private static final Route MEMBER = Route.ofGuild("1", "/members/{}", "/members/5");
    private static final Route OTHER_GUILD = Route.ofGuild("2", "", "");

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimiter limiter = new RateLimiter(nanos::get);

    @Test
    void shouldAskOnceWhenNothingIsKnown() {
        // when
        limiter.admit(GUILD, Duration.ZERO);
        // then
        assertRefused(GUILD);
        limiter.admit(OTHER_GUILD, Duration.ZERO);
    }

    @Test
    void shouldLetThroughAsManyAsDiscordSays() {
        // given
        answer(GUILD, 3, 2);
        // when
        limiter.admit(GUILD, Duration.ZERO);
        limiter.admit(GUILD, Duration.ZERO);
        // then
        assertRefused(GUILD);
        pass(Duration.ofSeconds(5));
        limiter.admit(GUILD, Duration.ZERO);
    }

    @Test
    void shouldCountRoutesTogetherThatShareABucket() {
        // given
        answer(GUILD, 2, 1);
        answer(MEMBER, 2, 0);
        // then
        assertRefused(MEMBER);
        assertRefused(GUILD);
    }

    @Test
    void shouldWaitForAllWhenTheLimitIsGlobal() {
        // given
        var ticket = limiter.admit(GUILD, Duration.ZERO);
        // when
        limiter.refused(ticket, Duration.ofSeconds(10), true);
        // then
        assertRefused(OTHER_GUILD);
        pass(Duration.ofSeconds(11));
        limiter.admit(OTHER_GUILD, Duration.ZERO);
    }

    @Test
    void shouldStayBelowWhatDiscordAllowsOverAll() {
        // when
        for (var i = 0; i < 45; i++) {
            limiter.admit(Route.ofGuild("g" + i, "", ""), Duration.ZERO);
        }
        // then
        assertRefused(Route.ofGuild("another", "", ""));
        pass(Duration.ofSeconds(1));
        limiter.admit(Route.ofGuild("another", "", ""), Duration.ZERO);
    }

    private void answer(Route route, int limit, int remaining) {
        var ticket = limiter.admit(route, Duration.ZERO);
        limiter.answered(ticket, Optional.of(new Limits(limit, remaining, Duration.ofSeconds(4), "a bucket")));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void assertRefused(Route route) {
        assertThatThrownBy(() -> limiter.admit(route, Duration.ZERO)).isInstanceOf(ProblemException.class);
    }
}
