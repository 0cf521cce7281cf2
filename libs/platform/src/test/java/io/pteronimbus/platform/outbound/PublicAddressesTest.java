package io.pteronimbus.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    private final PublicAddresses addresses = PublicAddresses.and(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "100::1"
            })
    void shouldBeSpecialWhenAddressIsNotOfTheInternet(String address) {
        assertThat(addresses.contains(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.1.1",
                "172.15.255.255",
                "172.32.0.1",
                "192.167.1.1",
                "192.169.1.1",
                "198.17.255.255",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001::1",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void shouldBePublicWhenAddressIsOfTheInternet(String address) {
        assertThat(addresses.contains(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void shouldBeAllowedWhenSomebodySaysSo() {
        // given
        var own = PublicAddresses.and(List.of("10.1.0.0/16", "127.0.0.1"));

        // then
        assertThat(own.contains(InetAddress.ofLiteral("10.1.2.3"))).isTrue();
        assertThat(own.contains(InetAddress.ofLiteral("10.2.2.3"))).isFalse();
        assertThat(own.contains(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        assertThat(own.contains(InetAddress.ofLiteral("127.0.0.2"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.0/-1", "nonsense", "10.0.0/8x"})
    void shouldRefuseWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> PublicAddresses.and(List.of(text))).isInstanceOf(IllegalArgumentException.class);
    }
}
