package io.pteronimbus.auth.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.auth.identity.ProviderAccess;
import io.pteronimbus.auth.support.AtOnce;
import io.pteronimbus.auth.support.Browser;
import io.pteronimbus.auth.support.SimulatedDiscord;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often Discord is asked. */
@QuarkusTest
class GuildServiceTest {
    private static final String GUILDS = "/users/@me/guilds";

    private final ProviderAccess access;
    private final DiscordGuildClient client;
    private final ObjectMapper json;

    private Advancing clock;
    private GuildService service;
    private String discord;
    private UUID userId;

    GuildServiceTest(ProviderAccess access, @RestClient DiscordGuildClient client, ObjectMapper json) {
        this.access = access;
        this.client = client;
        this.json = json;
    }

    @BeforeEach
    void signIn() {
        clock = new Advancing();
        service = service(Duration.ofSeconds(20));
        discord = SimulatedDiscord.person("Counted");
        userId = signedIn(discord);
    }

    @AfterEach
    void heal() {
        SimulatedDiscord.heal();
    }

    @Test
    void shouldKeepAnAnswerForHalfAMinute() {
        // given
        assertThat(service.of(userId)).isEmpty();
        var guild = SimulatedDiscord.guild("New", discord);

        // when
        clock.advance(Duration.ofSeconds(29));
        var kept = service.of(userId);
        clock.advance(Duration.ofSeconds(2));
        var fresh = service.of(userId);

        // then
        assertThat(kept).isEmpty();
        assertThat(fresh).extracting(Guild::id).containsExactly(guild);
    }

    @Test
    void shouldKeepAnswersOfPeopleApart() {
        // given
        var guild = SimulatedDiscord.guild("Somebody's", discord);
        var other = signedIn(SimulatedDiscord.person("Other"));

        // when
        var first = service.of(userId);
        var second = service.of(other);

        // then
        assertThat(first).extracting(Guild::id).containsExactly(guild);
        assertThat(second).isEmpty();
    }

    @Test
    void shouldAskOnceWhenManyWantTheSameAtOnce() {
        // given: the first question takes its time, and a second would fail
        SimulatedDiscord.guild("Wanted", discord);
        SimulatedDiscord.fail(Map.of("path", GUILDS, "times", 1, "delayMillis", 1500));
        SimulatedDiscord.fail(Map.of("path", GUILDS, "status", 500));
        Callable<List<Guild>> ask = () -> service.of(userId);

        // when
        var answers = AtOnce.all(Collections.nCopies(8, ask));

        // then
        assertThat(answers).allSatisfy(answer -> assertThat(answer).hasSize(1));
    }

    @Test
    void shouldAskAgainSoonWhenNoAnswerCame() {
        // given
        SimulatedDiscord.fail(Map.of("path", GUILDS, "status", 500, "times", 1));
        expectAway(2);
        expectAway(2);

        // when
        clock.advance(Duration.ofSeconds(3));
        var answer = service.of(userId);

        // then
        assertThat(answer).isEmpty();
    }

    @Test
    void shouldLeaveDiscordAloneForThatPersonUntilItWantsToBeAskedAgain() {
        // given
        var other = signedIn(SimulatedDiscord.person("Other"));
        SimulatedDiscord.fail(Map.of("path", GUILDS, "status", 429, "retryAfter", 60, "times", 1));

        // when
        expectAway(60);

        // then
        assertThat(service.of(other)).isEmpty();
        clock.advance(Duration.ofSeconds(50));
        expectAway(10);
        clock.advance(Duration.ofSeconds(11));
        assertThat(service.of(userId)).isEmpty();
    }

    @Test
    void shouldLeaveDiscordAloneForEverybodyWhenItSaysSo() {
        // given
        SimulatedDiscord.fail(Map.of("path", GUILDS, "status", 429, "retryAfter", 60, "global", true, "times", 1));
        var somebody = signedIn(SimulatedDiscord.person("Somebody"));
        expectAway(60);

        // when
        clock.advance(Duration.ofSeconds(20));

        // then
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> service.of(somebody))
                .satisfies(problem -> assertThat(problem.getHeaders()).containsEntry("Retry-After", 40L));
        clock.advance(Duration.ofSeconds(41));
        assertThat(service.of(somebody)).isEmpty();
        assertThat(service.of(userId)).isEmpty();
    }

    @Test
    void shouldHaveTheAnswerForTheNextWhenSomebodyDidNotWaitForIt() {
        // given: a second question would fail
        service = service(Duration.ofMillis(300));
        SimulatedDiscord.fail(Map.of("path", GUILDS, "times", 1, "delayMillis", 2000));
        SimulatedDiscord.fail(Map.of("path", GUILDS, "status", 500));

        // when
        expectAway(2);

        // then
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .until(() -> service.of(userId).isEmpty());
    }

    private GuildService service(Duration patience) {
        return new GuildService(access, new DiscordGuilds(client, json, clock), clock, patience);
    }

    private void expectAway(long retryAfter) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> service.of(userId))
                .satisfies(problem -> {
                    assertThat(problem.problemType()).isEqualTo(ProblemType.DEPENDENCY_UNAVAILABLE);
                    assertThat(problem.getHeaders()).containsEntry("Retry-After", retryAfter);
                });
    }

    private static UUID signedIn(String discord) {
        var browser = new Browser();
        browser.signInByDiscord(discord);
        return UUID.fromString(browser.open("/api/v1/me").path("id"));
    }

    /** Stands until it is moved. */
    private static final class Advancing extends Clock {
        private volatile Instant now = Instant.now();

        void advance(Duration by) {
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
