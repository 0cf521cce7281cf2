package io.pteronimbus.auth.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResealingTest {
    private final Seal present;
    private final String presentKey;
    private final DataSource dataSource;
    private final String oldKey = newKey();
    private final Seal old = new Seal(List.of(oldKey));
    private final UUID id = UUID.randomUUID();
    private final String kid = "test-" + id;
    private UUID account;

    ResealingTest(
            Seal present,
            @ConfigProperty(name = "pteronimbus.auth.encryption-key") String presentKey,
            DataSource dataSource) {
        this.present = present;
        this.presentKey = presentKey;
        this.dataSource = dataSource;
    }

    /** A row of each kind, sealed with the old key. */
    @BeforeEach
    void sealWithTheOldKey() {
        account = UUID.fromString(Person.registered().id());
        Database.update(
                "insert into signing_key values (?, 'RETIRED', '{}', ?, '2000-01-01', '2000-01-02')",
                kid,
                old.seal(kid, "a private key"));
        Database.update(
                "insert into linked_identity values (?, ?, 'discord', ?, 'Name', ?, 'infinity', now(), now())",
                id,
                account,
                id.toString(),
                old.seal(id.toString(), "tokens"));
        Database.update(
                "insert into token_revocation values (?, ?, 'infinity', 0, 'infinity')",
                id,
                old.seal(id.toString(), "a token"));
        Database.update("insert into totp values (?, ?, 0)", account, old.seal(account.toString(), "a shared secret"));
    }

    @AfterEach
    void clean() {
        Database.update("delete from signing_key where kid = ?", kid);
        Database.update("delete from linked_identity where id = ?", id);
        Database.update("delete from token_revocation where id = ?", id);
        Database.update("delete from totp where account_id = ?", account);
    }

    @Test
    void shouldMoveEverythingToTheFirstKeyWhenTheServiceStarts() {
        // given
        var rotated = new Resealing(new Seal(List.of(presentKey, oldKey)), dataSource);

        // when
        var count = rotated.reseal();

        // then
        assertThat(count).isEqualTo(4);
        assertThat(opened("select sealed_private_jwk from signing_key where kid = ?", kid, kid))
                .isEqualTo("a private key");
        assertThat(opened("select sealed_tokens from linked_identity where id = ?", id, id.toString()))
                .isEqualTo("tokens");
        assertThat(opened("select sealed_token from token_revocation where id = ?", id, id.toString()))
                .isEqualTo("a token");
        assertThat(opened("select sealed_secret from totp where account_id = ?", account, account.toString()))
                .isEqualTo("a shared secret");
        assertThat(rotated.reseal()).isZero();
    }

    @Test
    void shouldSayWhyWhenTheOldKeyIsMissing() {
        // given
        var withoutOld = new Resealing(present, dataSource);

        // when / then
        assertThatThrownBy(withoutOld::reseal)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pteronimbus.auth.encryption-key")
                .hasMessageNotContaining(presentKey);
    }

    /** By the first key alone. */
    private String opened(String select, Object key, String name) {
        var hex = Database.texts(select.replaceFirst("select (\\w+)", "select encode($1, 'hex')"), key)
                .getFirst();
        return new Seal(List.of(presentKey)).open(name, HexFormat.of().parseHex(hex));
    }

    private static String newKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
