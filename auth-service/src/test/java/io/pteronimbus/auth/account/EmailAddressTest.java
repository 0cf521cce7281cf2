package io.pteronimbus.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "first.last+tag@sub.example.test", "ADMIN@Localhost", "o'brien@example.test"})
    void shouldBeAnAddressWhenABrowserWouldTakeIt(String text) {
        // when
        var address = EmailAddress.parse(text);

        // then
        assertThat(address).isPresent();
        assertThat(address.get().text()).isLowerCase();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "@b", "a@", "a@-b", "a@b-", "a b@c", "a@b..c", "a@b\n", "ä@b", "a@b@c"})
    void shouldBeNoneWhenItIsNot(String text) {
        // when
        var address = EmailAddress.parse(text);

        // then
        assertThat(address).isEmpty();
    }

    @Test
    void shouldBeNoneWhenItIsTooLong() {
        // given
        var text = "a@" + "b.".repeat(130) + "c";

        // when
        var address = EmailAddress.parse(text);

        // then
        assertThat(address).isEmpty();
        assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
