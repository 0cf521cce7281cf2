package io.pteronimbus.auth.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pteronimbus.auth.session.Method;
import io.pteronimbus.auth.support.AtOnce;
import io.pteronimbus.auth.support.Browser;
import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.SimulatedDiscord;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ProviderAccessTest {
    private final ProviderAccess access;
    private final String discord = SimulatedDiscord.person("Access");
    private final Browser browser = new Browser();
    private UUID userId;
    private UUID identity;

    ProviderAccessTest(ProviderAccess access) {
        this.access = access;
    }

    @BeforeEach
    void signIn() {
        browser.signInByDiscord(discord);
        userId = UUID.fromString(browser.open("/api/v1/me").path("id"));
        identity = access.linked(userId, Method.DISCORD).orElseThrow();
    }

    @AfterEach
    void heal() {
        SimulatedDiscord.heal();
    }

    @Test
    void shouldGiveWhatIsKeptWhenItIsGood() {
        // when
        var token = access.token(identity).orElseThrow();

        // then
        assertThat(isGood(token)).isTrue();
        assertThat(access.token(identity)).contains(token);
    }

    @Test
    void shouldRenewOnceWhenSeveralComeWithATokenThatHasEnded() {
        // given
        var before = access.token(identity).orElseThrow();
        end();
        Callable<Optional<String>> ask = () -> access.token(identity);

        // when
        var tokens = AtOnce.all(Collections.nCopies(3, ask));

        // then
        assertThat(tokens).doesNotContain(Optional.empty(), Optional.of(before));
        assertThat(tokens.stream().distinct()).hasSize(1);
        assertThat(isGood(tokens.getFirst().orElseThrow())).isTrue();
        assertThat(access.token(identity)).isEqualTo(tokens.getFirst());
    }

    @Test
    void shouldGiveTheOtherTokenWhenTheRefusedOneIsNotKeptAnyMore() {
        // given
        var first = access.token(identity).orElseThrow();
        var second = access.instead(identity, first).orElseThrow();

        // when
        var third = access.instead(identity, first);

        // then
        assertThat(third).contains(second);
        access.giveUp(identity, first);
        assertThat(access.token(identity)).contains(second);
    }

    @ParameterizedTest
    @CsvSource({"status, 500", "status, 429", "garbage, true", "drop, true"})
    void shouldKeepWhatItHasWhenDiscordDoesNotAnswerAsItShould(String what, String value) {
        // given
        var before = access.token(identity);
        end();
        SimulatedDiscord.fail(
                Map.of("path", "/oauth2/token", what, value.equals("true") ? (Object) true : Integer.valueOf(value)));

        // when
        assertThatExceptionOfType(TokenIssuerAwayException.class).isThrownBy(() -> access.token(identity));

        // then
        SimulatedDiscord.heal();
        assertThat(access.linked(userId, Method.DISCORD)).contains(identity);
        assertThat(access.token(identity)).isPresent().isNotEqualTo(before);
    }

    @Test
    void shouldDropWhatItHasWhenThePersonTookThePermissionBack() {
        // given
        end();
        SimulatedDiscord.forget(discord);

        // when
        var token = access.token(identity);

        // then
        assertThat(token).isEmpty();
        assertThat(access.linked(userId, Method.DISCORD)).isEmpty();
        // who somebody is does not change by that
        assertThat(Database.texts("select subject from linked_identity where id = ?", identity))
                .containsExactly(discord);
    }

    @Test
    void shouldHaveDiscordForgetWhatIsGivenUp() {
        // given
        var token = access.token(identity).orElseThrow();

        // when
        access.giveUp(identity, token);

        // then
        assertThat(access.token(identity)).isEmpty();
        Awaitility.await().until(() -> !isGood(token));
    }

    @Test
    void shouldRefuseToRenewManyAtOnceSinceEachHoldsAConnection() {
        // given
        var token = access.token(identity).orElseThrow();
        SimulatedDiscord.fail(Map.of("path", "/oauth2/token", "delayMillis", 1500));
        Callable<Boolean> renew = () -> {
            try {
                return access.instead(identity, token).isPresent();
            } catch (TokenIssuerAwayException tooMany) {
                return false;
            }
        };

        // when
        var renewed = AtOnce.all(Collections.nCopies(6, renew));

        // then
        assertThat(renewed).filteredOn(Boolean::booleanValue).hasSize(3);
    }

    private void end() {
        Database.update("update linked_identity set tokens_end_at = now() where id = ?", identity);
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
