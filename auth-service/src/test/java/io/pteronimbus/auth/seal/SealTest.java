package io.pteronimbus.auth.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealTest {
    private final String first = newKey();
    private final String second = newKey();

    @Test
    void shouldOpenWhatItSealedWhenTheNameIsTheSame() {
        // given
        var seal = new Seal(List.of(first));

        // when
        var sealed = seal.seal("a", "text");

        // then
        assertThat(seal.open("a", sealed)).isEqualTo("text");
        assertThat(sealed).isNotEqualTo(seal.seal("a", "text"));
    }

    @Test
    void shouldNotOpenWhenTheKeyOrNameIsAnother() {
        // given
        var seal = new Seal(List.of(first));
        var sealed = seal.seal("a", "text");

        // when / then
        assertThatThrownBy(() -> new Seal(List.of(second)).open("a", sealed)).hasMessageContaining("encryption-key");
        assertThatThrownBy(() -> seal.open("b", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal.open("a", new byte[4])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldNotOpenWhenAnyByteWasChanged() {
        // given
        var seal = new Seal(List.of(first));
        var sealed = seal.seal("a", "text");

        // when / then
        for (var i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> seal.open("a", changed)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void shouldOpenOldTextsWhenANewKeyWasPutInFront() {
        // given
        var old = new Seal(List.of(first)).seal("a", "text");

        // when
        var both = new Seal(List.of(second, first));

        // then
        assertThat(both.open("a", old)).isEqualTo("text");
        assertThat(both.isCurrent("a", old)).isFalse();
        assertThat(new Seal(List.of(second)).open("a", both.seal("a", "text"))).isEqualTo("text");
        assertThat(both.derive("x"))
                .containsExactlyElementsOf(List.of(
                        new Seal(List.of(second)).derive("x").getFirst(),
                        new Seal(List.of(first)).derive("x").getFirst()));
    }

    @Test
    void shouldRefuseToStartWhenTheKeyIsNone() {
        // when / then
        assertThatThrownBy(() -> new Seal(List.of("c2hvcnQ="))).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> new Seal(List.of("!"))).hasMessageContaining("not base64");
        assertThatThrownBy(() -> new Seal(List.of())).hasMessageContaining("empty");
    }

    private static String newKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
