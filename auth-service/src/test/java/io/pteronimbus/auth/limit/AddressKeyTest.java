package io.pteronimbus.auth.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKeyTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2::9, 20010db800010002",
        "::ffff:192.0.2.7, 192.0.2.7",
        "example.test, unknown",
        "1.2.3.4.5, unknown"
    })
    void shouldNameThePlaceWhenGivenAnAddress(String address, String key) {
        // when
        var place = AddressKey.of(address);

        // then
        assertThat(place).isEqualTo(key);
    }

    @Test
    void shouldBeUnknownWhenThereIsNone() {
        // when
        var place = AddressKey.of(null);

        // then
        assertThat(place).isEqualTo("unknown");
    }
}
