package io.pteronimbus.launcher.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void shouldGiveEachPortOnce() throws IOException {
        // given
        FreePorts ports = new FreePorts();

        // when
        int first = ports.next();
        int second = ports.next();

        // then
        assertThat(first).isNotEqualTo(second);
        assertThat(FreePorts.isFree(first)).isTrue();
    }

    @Test
    void shouldSeeThatAPortIsTakenOnLoopbackOrOnAllAddresses() throws IOException {
        try (ServerSocket loopback = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket all = new ServerSocket(0)) {
            assertThat(FreePorts.isFree(loopback.getLocalPort())).isFalse();
            assertThat(FreePorts.isFree(all.getLocalPort())).isFalse();
        }
    }
}
