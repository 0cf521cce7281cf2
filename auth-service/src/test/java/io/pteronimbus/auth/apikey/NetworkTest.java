package io.pteronimbus.auth.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7, true",
        "203.0.113.7, 203.0.113.8, false",
        "203.0.113.0/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.114.0, false",
        "203.0.113.9/24, 203.0.113.1, true",
        "10.0.0.0/9, 10.127.255.255, true",
        "10.0.0.0/9, 10.128.0.0, false",
        "128.0.0.0/1, 255.1.1.1, true",
        "128.0.0.0/1, 127.1.1.1, false",
        "0.0.0.0/0, 198.51.100.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 198.51.100.1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:DB8::1, 2001:0db8:0:0::1, true",
        "2001:db8::/127, 2001:db8::2, false",
        "203.0.113.7, ::ffff:203.0.113.7, true",
        "::ffff:203.0.113.7, 203.0.113.7, true"
    })
    void shouldContainAnAddressWhenItsFirstBitsAreTheSame(String network, String address, boolean contained) {
        // when
        var parsed = Network.parse(network).orElseThrow();

        // then
        assertThat(parsed.contains(InetAddress.ofLiteral(address))).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "example.org",
                "203.0.113",
                "203.0.113/24",
                "10.1",
                "1",
                "3405803783",
                "0x7f.0.0.1",
                "256.0.0.1",
                "203.0.113.7 ",
                " 203.0.113.7",
                "203.0.113.7/",
                "203.0.113.7/33",
                "203.0.113.7/-1",
                "203.0.113.7/+8",
                "203.0.113.7/08",
                "203.0.113.7/٨",
                "203.0.113.7/24/24",
                "203.0.113.7/99999999999",
                "2001:db8::/129",
                "::ffff:203.0.113.0/120",
                "fe80::1%lo",
                "fe80::1%1",
                "[2001:db8::1]",
                ":",
                ":::",
                "/24"
            })
    void shouldBeNoneWhenItIsNotWrittenInFull(String text) {
        // when
        var network = Network.parse(text);

        // then
        assertThat(network).isEmpty();
    }
}
