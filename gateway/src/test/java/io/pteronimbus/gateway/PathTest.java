package io.pteronimbus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths written byte by byte, as no well-meaning client sends them. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInServices.class)
class PathTest {
    private final TestSession session = TestSession.begin();

    @TestHTTPResource
    URI gateway;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/tenants",
                "//internal/tenants",
                "/api/v1/../internal/tenants",
                "/api/v1/me/../../../internal",
                "/api/v1/me/./sessions",
                "/api/v1/%2e%2e/internal",
                "/api/v1/.%2E/internal",
                "/api/v1/%252e%252e/internal",
                "/api/v1/templates%2f..%2finternal",
                "/api/v1/templates%5c..%5cinternal",
                "/api/v1/templates/..;/internal",
                "/api/v1/templates;x=1",
                "/api/v1/templates/%3bx",
                "/api/v1//templates",
                "/api//v1/templates",
                "//api/v1/templates",
                "/api/v1/templates/",
                "/api/v1/templates%00",
                "/api/v1/templates%0d%0aX-Ptn-User:%20root",
                "/api/v1/templates%23",
                "/api/v1/templates%3f",
                "/%61pi/v1/templates",
                "/API/v1/templates",
                "/api/v1/../../q/metrics",
                "/q/../internal",
                "/x/../q/metrics",
                "/%71/metrics",
                "/q;x/metrics",
                "/../../etc/passwd",
                "/META-INF/web/index.html",
                "/..%2findex.html",
                "/locales/locale.json?locale=../../../etc&namespace=passwd",
                "http://127.0.0.1/internal/tenants",
                "http://127.0.0.1/api/v1/../internal",
            })
    void shouldAnswer404WhenPathIsATrick(String path) throws IOException {
        // given
        var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + session.bearer()
                + "\r\nConnection: close\r\n\r\n";
        // when
        var answer = send(request);
        // then
        assertThat(answer)
                .startsWith("HTTP/1.1 404 ")
                .doesNotContain("\"service\"")
                .contains("\"code\":\"not-found\"", "X-Content-Type-Options: nosniff");
    }

    @Test
    void shouldAnswer400WhenPathHasBackslashes() throws IOException {
        // given
        var request = "GET /api/v1/templates\\..\\internal HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        // when
        var answer = send(request);
        // then
        assertThat(answer).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/api/v1/templates?a=1", "/api/v1/templates?a=1"})
    void shouldPassPathAloneWhenAddressIsAbsolute(String address) throws IOException {
        // given
        var request = "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + session.bearer()
                + "\r\nConnection: close\r\n\r\n";
        // when
        var answer = send(request);
        // then
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("\"uri\":\"/api/v1/templates?a=1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: chunked, identity",
            })
    void shouldNotPassTwoRequestsWhenLengthIsAmbiguous(String length) throws IOException {
        // given
        var request = "POST /api/v1/templates HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + session.bearer()
                + "\r\nConnection: close\r\n" + length
                + "\r\n\r\n0\r\n\r\nGET /api/v1/me HTTP/1.1\r\nHost: localhost\r\n\r\n";
        // when
        var answer = send(request);
        // then
        assertThat(answer).doesNotContain("\"service\":\"auth\"").doesNotStartWith("HTTP/1.1 500");
    }

    @Test
    void shouldAnswer413WhenChunkedBodyGrowsTooLarge() throws IOException {
        // given
        var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        var request = "POST /api/v1/templates HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + session.bearer()
                + "\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(17);
        // when
        var answer = send(request);
        // then
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("\"code\":\"payload-too-large\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "unchanged"})
    void shouldKeepConnectionInOrderWhenAnswerHasNoBody(String kind) throws IOException {
        // given
        var credentials = " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + session.bearer() + "\r\n";
        var request = "GET /api/v1/templates?answer=" + kind + credentials + "\r\nGET /api/v1/templates" + credentials
                + "Connection: close\r\n\r\n";
        // when
        var answers = send(request);
        // then
        assertThat(answers)
                .containsPattern("^HTTP/1.1 (204|304) [^{]*\r\n\r\nHTTP/1.1 200 OK\r\n")
                .contains("\"service\":\"gameserver\"");
    }

    @Test
    void shouldBreakOffWhenServiceBreaksOff() throws IOException {
        // given
        var request = "GET /api/v1/templates?answer=broken HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + session.bearer() + "\r\n\r\n";
        // when
        var answer = send(request);
        // then
        assertThat(answer).endsWith("\r\n\r\nhalf");
    }

    private String send(String request) throws IOException {
        try (var socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
