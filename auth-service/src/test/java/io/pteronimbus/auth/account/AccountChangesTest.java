package io.pteronimbus.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountChangesTest {
    private final AccountRepository accounts;
    private final AccountService service;

    AccountChangesTest(AccountRepository accounts, AccountService service) {
        this.accounts = accounts;
        this.service = service;
    }

    @Test
    void shouldWriteJustWhatChangedWhenSomethingElseChangesMeanwhile() {
        // given
        var id = UUID.fromString(Person.registered().id());

        // when
        QuarkusTransaction.requiringNew().run(() -> {
            var account = accounts.findByIdOptional(id).orElseThrow();
            Database.update("update account set password_hash = 'new', second_factor_at = now() where id = ?", id);
            account.changeSuperAdmin(true);
        });

        // then
        var account = service.get(id);
        assertThat(account.passwordHash()).isEqualTo("new");
        assertThat(account.hasSecondFactor()).isTrue();
        assertThat(account.isSuperAdmin()).isTrue();
    }

    @Test
    void shouldLeaveANewPasswordAloneWhenTheHashOfTheOldOneIsMadeAnew() {
        // given
        var id = UUID.fromString(Person.registered().id());
        var before = String.valueOf(service.get(id).passwordHash());
        Database.update("update account set password_hash = 'of a new password' where id = ?", id);

        // when
        service.replaceHash(id, before, "of the old password");

        // then
        assertThat(service.get(id).passwordHash()).isEqualTo("of a new password");
    }
}
