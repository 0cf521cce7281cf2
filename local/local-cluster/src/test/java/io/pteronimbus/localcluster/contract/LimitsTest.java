package io.pteronimbus.localcluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.localcluster.LocalCluster;
import io.pteronimbus.localcluster.LocalClusterConfig;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contract: Limits. Loopback only, and not for web pages. */
class LimitsTest {

    private final LocalCluster cluster = LocalCluster.start(LocalClusterConfig.inMemory());
    private final URI address = URI.create(cluster.baseUrl());

    @AfterEach
    void stop() {
        cluster.close();
    }

    private String answer(String headers) throws IOException {
        try (var socket = new Socket("127.0.0.1", address.getPort())) {
            socket.getOutputStream()
                    .write(("GET /api/v1/namespaces HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldAnswerWhenClientNamesLoopback() throws Exception {
        assertThat(answer("Host: localhost:1\r\n")).startsWith("HTTP/1.1 200");
        assertThat(answer("Host: 127.0.0.1:8443\r\nOrigin: http://127.0.0.1:8443\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void shouldRefuseWhenHostIsForeign() throws Exception {
        assertThat(answer("Host: rebound.example.com\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains("\"kind\":\"Status\"");
    }

    @Test
    void shouldRefuseWhenWebPageAsks() throws Exception {
        assertThat(answer("Host: localhost\r\nOrigin: https://example.com\r\n")).startsWith("HTTP/1.1 403");
        assertThat(answer("Host: localhost:8443\r\nOrigin: http://localhost:3000\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(answer("Host: localhost\r\nSec-Fetch-Site: cross-site\r\n")).startsWith("HTTP/1.1 403");
    }

    @Test
    void shouldNotListenWhenAddressIsNotLoopback() throws Exception {
        var others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(found -> found instanceof Inet4Address && !found.isLoopbackAddress())
                .toList();
        for (var other : others) {
            try (var socket = new Socket()) {
                assertThat(connects(socket, new InetSocketAddress(other, address.getPort())))
                        .isFalse();
            }
        }
    }

    private static boolean connects(Socket socket, InetSocketAddress target) {
        try {
            socket.connect(target, 1000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void shouldRefuseWhenBodyIsTooLarge() {
        ContractApi api = ContractApi.at(cluster.baseUrl());

        api.send(
                        "POST",
                        "/api/v1/namespaces/default/configmaps",
                        "application/json",
                        "{\"a\":\"" + "x".repeat(4 << 20) + "\"}",
                        "application/json")
                .refused(413, "RequestEntityTooLarge");
    }

    @Test
    void shouldRefuseStreamsWhenNoWorkloadsRun() {
        ContractApi api = ContractApi.at(cluster.baseUrl());
        api.post("/api/v1/namespaces/default/pods", Manifests.named(Manifests.POD, "p"))
                .succeeded();

        api.get("/api/v1/namespaces/default/pods/p/log").refused(501, "NotImplemented");
        api.get("/api/v1/namespaces/default/pods/none/log").refused(404, "NotFound");
    }
}
