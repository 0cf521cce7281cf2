package io.pteronimbus.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2HashTest {
    private static final byte[] SALT = "somesalt".getBytes(StandardCharsets.US_ASCII);
    private static final String REFERENCE =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    private final BlockPool memory = new FixedBlockPool(1_024);

    /** The vector of the reference implementation's own tests: argon2id, version 0x13, t=2, m=65536 KiB, p=1. */
    @Test
    void shouldAgreeWithTheReferenceImplementation() {
        // when
        var hash = Argon2Hash.of("password", 65536, 2, SALT, memory);

        // then
        assertThat(hash.encoded()).isEqualTo(REFERENCE);
    }

    @Test
    void shouldMakeTheSameHashWhenTheMemoryWasUsedBefore() {
        // given
        Argon2Hash.of("another password", 65536, 1, SALT, memory);

        // when
        var hash = Argon2Hash.of("password", 65536, 2, SALT, memory);

        // then
        assertThat(hash.encoded()).isEqualTo(REFERENCE);
    }

    @Test
    void shouldReadItselfWhenWritten() {
        // given
        var hash = Argon2Hash.of("secret words", 64, 1, SALT, memory);

        // when
        var read = Argon2Hash.parse(hash.encoded());

        // then
        assertThat(read.matches("secret words", memory)).isTrue();
        assertThat(read.matches("secret word", memory)).isFalse();
        assertThat(read.costs(64, 1)).isTrue();
        assertThat(read).hasToString("Argon2Hash[redacted]");
    }

    @Test
    void shouldMatchWhenTypedInAnotherUnicodeForm() {
        // given
        var composed = Argon2Hash.of("caf\u00e9 au lait", 64, 1, SALT, memory);

        // when
        var matches = composed.matches("cafe\u0301 au lait", memory);

        // then
        assertThat(matches).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=9999999,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=64,t=999,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
            })
    void shouldRefuseWhenItIsNoHashOrTooDear(String encoded) {
        // when / then
        assertThatThrownBy(() -> Argon2Hash.parse(encoded)).isInstanceOf(IllegalArgumentException.class);
    }
}
