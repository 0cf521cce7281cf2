package io.pteronimbus.auth.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pteronimbus.auth.account.AccountService;
import io.pteronimbus.auth.session.Method;
import io.pteronimbus.auth.session.SessionService;
import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was checked may have changed by the time a session is opened. */
@QuarkusTest
class SessionOpeningTest {
    private final SessionOpening opening;
    private final SessionService sessions;
    private final AccountService accounts;

    SessionOpeningTest(SessionOpening opening, SessionService sessions, AccountService accounts) {
        this.opening = opening;
        this.sessions = sessions;
        this.accounts = accounts;
    }

    @Test
    @ActivateRequestContext
    void shouldOpenNoneWhenThePasswordWasChangedMeanwhile() {
        // given
        var id = UUID.fromString(Person.registered().id());
        var checked = accounts.get(id);
        Database.update("update account set password_hash = 'another' where id = ?", id);

        // when / then
        assertThatThrownBy(() -> opening.open(checked, Method.PASSWORD, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problemType()).isEqualTo(ProblemType.INVALID_CREDENTIALS));
        assertThat(sessions.of(id)).isEmpty();
    }

    @Test
    @ActivateRequestContext
    void shouldOpenNoneWhenASecondFactorWasSetUpMeanwhile() {
        // given
        var id = UUID.fromString(Person.registered().id());
        var checked = accounts.get(id);
        Database.update("update account set second_factor_at = now() where id = ?", id);

        // when / then
        assertThatThrownBy(() -> opening.open(checked, Method.DISCORD, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problemType()).isEqualTo(ProblemType.OTP_REQUIRED));
        assertThat(sessions.of(id)).isEmpty();
    }

    @Test
    @ActivateRequestContext
    void shouldSayWhoSomebodyIsNowWhenTheirOfficeWasTakenMeanwhile() {
        // given
        var id = UUID.fromString(Person.registered().id());
        Database.update("update account set super_admin = true where id = ?", id);
        var checked = accounts.get(id);
        Database.update("update account set super_admin = false where id = ?", id);

        // when
        var signedIn = opening.open(checked, Method.PASSWORD, null);

        // then
        assertThat(signedIn.account().isSuperAdmin()).isFalse();
        var claims = new String(
                java.util.Base64.getUrlDecoder().decode(signedIn.accessToken().split("\\.")[1]),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(claims).contains(id.toString()).doesNotContain("super");
    }
}
