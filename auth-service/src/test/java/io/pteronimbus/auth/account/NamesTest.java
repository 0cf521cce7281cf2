package io.pteronimbus.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @Test
    void shouldNotCutACharacterInTwo() {
        // when
        var name = Names.cleaned("x".repeat(63) + "\uD83E\uDD96");

        // then
        assertThat(name).isEqualTo("x".repeat(63));
    }

    @Test
    void shouldKeepWordsApartWhenTheyStandOnTwoLines() {
        // when
        var name = Names.fitting("\tAda\nLovelace\u2028\u202E");

        // then
        assertThat(name).isEqualTo("Ada Lovelace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "\u0007\u2066", "\uD83E"})
    void shouldSaySomebodyWhenNothingIsLeft(String raw) {
        // when
        var name = Names.fitting(raw);

        // then
        assertThat(name).isEqualTo("Somebody");
    }
}
