package io.pteronimbus.auth.identity;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.auth.session.Method;
import io.pteronimbus.auth.support.Browser;
import io.pteronimbus.auth.support.SimulatedDiscord;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokensTest {
    private final LinkedIdentityRepository identities;
    private final TokenRevocationRepository revocations;
    private final TokenKeeping keeping;
    private final TokenUpkeep upkeep;
    private final Clock clock;
    private final String person = SimulatedDiscord.person("Tokens");
    private final Browser browser = new Browser();

    TokensTest(
            LinkedIdentityRepository identities,
            TokenRevocationRepository revocations,
            TokenKeeping keeping,
            TokenUpkeep upkeep,
            Clock clock) {
        this.identities = identities;
        this.revocations = revocations;
        this.keeping = keeping;
        this.upkeep = upkeep;
        this.clock = clock;
    }

    @AfterEach
    void heal() {
        SimulatedDiscord.heal();
    }

    @Test
    void shouldLieSealedWhenKept() {
        // given
        browser.signInByDiscord(person);

        // when
        var tokens = tokens();
        var sealed = new String(Objects.requireNonNull(identity().sealedTokens()), ISO_8859_1);

        // then
        assertThat(isGood(tokens.accessToken())).isTrue();
        assertThat(sealed).doesNotContain(tokens.accessToken(), String.valueOf(tokens.refreshToken()), "access");
        assertThat(tokens.toString()).doesNotContain(tokens.accessToken());
        assertThat(tokens.endsAt())
                .isBetween(
                        clock.instant().plus(Duration.ofDays(6)),
                        clock.instant().plus(Duration.ofDays(8)));
    }

    @Test
    void shouldBeRenewedWhenTheyEndWithinADay() {
        // given
        browser.signInByDiscord(person);
        var before = tokens();
        endSoon();

        // when
        upkeep.renew();

        // then
        assertThat(tokens().accessToken()).isNotEqualTo(before.accessToken());
        assertThat(isGood(tokens().accessToken())).isTrue();
        assertThat(tokens().endsAt()).isAfter(clock.instant().plus(Duration.ofDays(6)));
    }

    @Test
    void shouldStayWhenDiscordIsAwayAtRenewal() {
        // given
        browser.signInByDiscord(person);
        var before = tokens();
        endSoon();
        SimulatedDiscord.fail(Map.of("path", "/oauth2/token", "status", 503));

        // when
        upkeep.renew();

        // then
        assertThat(tokens().accessToken()).isEqualTo(before.accessToken());
        SimulatedDiscord.heal();
        upkeep.renew();
        assertThat(tokens().accessToken()).isNotEqualTo(before.accessToken());
    }

    @Test
    void shouldBeDroppedWhenThePersonTookThePermissionBack() {
        // given
        browser.signInByDiscord(person);
        endSoon();
        SimulatedDiscord.forget(person);

        // when
        upkeep.renew();

        // then
        assertThat(identity().sealedTokens()).isNull();
        assertThat(browser.signInByDiscord(person).header("Location")).isEqualTo("http://localhost:8080/");
        assertThat(identity().sealedTokens()).isNotNull();
    }

    @Test
    void shouldBeRevokedWhenTheLastSessionEnds() {
        // given
        browser.signInByDiscord(person);
        var other = new Browser();
        other.signInByDiscord(person);
        var token = tokens().accessToken();

        // when
        browser.request().post("/api/v1/auth/logout").then().statusCode(204);
        var afterOne = isGood(token);
        other.request().post("/api/v1/auth/logout").then().statusCode(204);

        // then
        assertThat(afterOne).isTrue();
        await().until(() -> !isGood(token));
        assertThat(identity().sealedTokens()).isNull();
    }

    @Test
    void shouldBeRevokedLaterWhenDiscordIsAwayAtSignOut() {
        // given
        browser.signInByDiscord(person);
        var token = tokens().accessToken();
        SimulatedDiscord.fail(Map.of("path", "/oauth2/token/revoke", "status", 500));

        // when
        browser.request().post("/api/v1/auth/logout").then().statusCode(204);
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() -> revocations.find("attempts > 0").count() > 0));

        // then
        assertThat(isGood(token)).isTrue();
        SimulatedDiscord.heal();
        QuarkusTransaction.requiringNew().run(() -> revocations.update("dueAt = ?1", clock.instant()));
        upkeep.revoke();
        assertThat(isGood(token)).isFalse();
        assertThat(QuarkusTransaction.requiringNew().call(() -> revocations.listAll()))
                .isEmpty();
    }

    private LinkedIdentity identity() {
        return QuarkusTransaction.requiringNew()
                .call(() -> identities.find(Method.DISCORD, person).orElseThrow());
    }

    private ProviderTokens tokens() {
        return keeping.open(identity()).orElseThrow();
    }

    private void endSoon() {
        QuarkusTransaction.requiringNew()
                .run(() -> identities.update(
                        "tokensEndAt = ?1 where subject = ?2", clock.instant().plus(Duration.ofHours(23)), person));
    }

    private static boolean isGood(String token) {
        return given().urlEncodingEnabled(false)
                        .baseUri(SimulatedDiscord.url())
                        .header("Authorization", "Bearer " + token)
                        .get("/api/v10/users/@me")
                        .statusCode()
                == 200;
    }
}
