package io.pteronimbus.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FirstAdministratorTest {
    private final AccountService accounts;

    FirstAdministratorTest(AccountService accounts) {
        this.accounts = accounts;
    }

    @Test
    void shouldMakeOneAccountWhenManyReplicasStartAtOnce() throws Exception {
        // given
        var email = "admin-" + UUID.randomUUID() + "@example.test";
        Callable<Boolean> start = () -> {
            var context = Arc.container().requestContext();
            context.activate();
            try {
                return accounts.createAdministrator(new EmailAddress(email), "a good password");
            } finally {
                context.terminate();
            }
        };

        // when
        var created = new ArrayList<Boolean>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var started : threads.invokeAll(Collections.nCopies(4, start))) {
                created.add(started.get());
            }
        }

        // then
        assertThat(created).filteredOn(Boolean::booleanValue).hasSize(1);
        var account = accounts.findByEmail(new EmailAddress(email)).orElseThrow();
        assertThat(account.isSuperAdmin()).isTrue();
        var entries = Topic.await(
                "audit-entry",
                1,
                entry -> account.id().toString().equals(entry.at("/target/id").asText()));
        assertThat(entries.getFirst().at("/actor/kind").asText()).isEqualTo("SERVICE");
    }

    @Test
    void shouldLeaveThePasswordAloneWhenTheAccountExists() {
        // given
        var person = Person.registered();

        // when
        administrator(person.email(), "another password").start(new StartupEvent());

        // then
        person.signInWith(person.password()).then().statusCode(200);
        assertThat(accounts.findByEmail(new EmailAddress(person.email())))
                .get()
                .matches(account -> !account.isSuperAdmin());
    }

    @Test
    void shouldMakeNoOtherWhenTheFirstChangedTheAddress() {
        // given
        var email = "admin-" + UUID.randomUUID() + "@example.test";
        administrator(email, "a good password").start(new StartupEvent());
        Database.update("update account set email = ? where email = ?", "new-" + email, email);

        // when
        administrator(email, "a good password").start(new StartupEvent());

        // then
        assertThat(accounts.findByEmail(new EmailAddress(email))).isEmpty();
    }

    @Test
    void shouldRefuseToStartWhenTheConfigurationIsBad() {
        // when / then
        assertThatThrownBy(() -> administrator("none", "a good password").start(new StartupEvent()))
                .hasMessageContaining("pteronimbus.admin.email");
        assertThatThrownBy(() -> administrator("a@example.test", "short").start(new StartupEvent()))
                .hasMessageContaining("pteronimbus.admin.password")
                .hasMessageNotContaining("short");
    }

    private FirstAdministrator administrator(String email, String password) {
        return new FirstAdministrator(accounts, Optional.of(email), Optional.of(password));
    }
}
