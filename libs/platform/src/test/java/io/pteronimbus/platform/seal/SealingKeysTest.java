package io.pteronimbus.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealingKeysTest {
    private final String first = newKey();
    private final String second = newKey();

    @Test
    void shouldOpenWhatItSealedWhenTheNameIsTheSame() {
        // given
        var keys = keys(first);

        // when
        var sealed = keys.sealText("a", "täxt");

        // then
        assertThat(keys.openText("a", sealed)).isEqualTo("täxt");
        assertThat(sealed)
                .matches("[0-9a-f]{8}\\.[A-Za-z0-9_-]+")
                .startsWith(keys.currentPrefix())
                .isNotEqualTo(keys.sealText("a", "täxt"));
        assertThat(keys.open("a", keys.seal("a", "text"))).isEqualTo("text");
    }

    @Test
    void shouldNotOpenWhenTheNameIsAnother() {
        // given
        var keys = keys(first);

        // when / then
        assertThatThrownBy(() -> keys.openText("b", keys.sealText("a", "text")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("\"b\" does not open: was test.key changed?");
    }

    @Test
    void shouldNotOpenWhenTheKeyIsNotConfigured() {
        // given
        var sealed = keys(first).sealText("a", "text");

        // when / then
        assertThatThrownBy(() -> keys(second).openText("a", sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("\"a\" was sealed with a key that is not in test.key");
    }

    @Test
    void shouldNotOpenWhenAnyCharacterWasChanged() {
        // given
        var keys = keys(first);
        var sealed = keys.sealText("a", "texts");

        // when / then
        for (var i = 0; i < sealed.length(); i++) {
            var changed = new StringBuilder(sealed);
            changed.setCharAt(i, sealed.charAt(i) == 'A' ? 'B' : 'A');
            assertThatThrownBy(() -> keys.openText("a", changed.toString())).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> keys.openText("a", "text")).hasMessage("\"a\" is not sealed");
        assertThatThrownBy(() -> keys.openText("a", keys.currentPrefix())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys.openText("a", keys.currentPrefix() + "!"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldOpenOldTextsWhenANewKeyWasPutInFront() {
        // given
        var old = keys(first).sealText("a", "text");

        // when
        var both = keys(second, first);

        // then
        assertThat(both.openText("a", old)).isEqualTo("text");
        assertThat(old).doesNotStartWith(both.currentPrefix());
        assertThat(keys(second).openText("a", both.sealText("a", "text"))).isEqualTo("text");
    }

    @Test
    void shouldTellNoKeyWhenWritten() {
        assertThat(SealingKey.parse("test.key", first).toString()).doesNotContain(first);
        assertThat(keys(first).toString()).doesNotContain(first);
        assertThatThrownBy(() -> keys(first + "AAAA"))
                .hasMessageNotContaining(first)
                .hasMessageContaining("test.key");
    }

    @Test
    void shouldRefuseToStartWhenTheKeyIsNone() {
        // when / then
        assertThatThrownBy(() -> keys("c2hvcnQ=")).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> keys("!")).hasMessageContaining("not base64");
        assertThatThrownBy(SealingKeysTest::keys).hasMessageContaining("empty");
    }

    private static SealingKeys keys(String... base64) {
        return new SealingKeys("test.key", List.of(base64));
    }

    private static String newKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
