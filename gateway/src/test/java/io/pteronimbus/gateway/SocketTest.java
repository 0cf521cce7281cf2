package io.pteronimbus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInServices.class)
class SocketTest {

    private final Vertx vertx = Vertx.vertx();
    private final WebSocketClient client =
            vertx.createWebSocketClient(new WebSocketClientOptions().setMaxFrameSize(1 << 20));
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final TestSession session = TestSession.begin();

    @TestHTTPResource
    URI gateway;

    @Inject
    MeterRegistry meters;

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void shouldPassBothWaysWhenProgramOpensSocket() throws InterruptedException {
        // given
        var socket = open("/api/v1/live?since=abc", "Authorization", session.bearer());
        // when
        socket.writeTextMessage("hello");
        // then
        var upgrade = new JsonObject(heard());
        assertThat(upgrade.getString("uri")).isEqualTo("/api/v1/live?since=abc");
        assertThat(upgrade.getJsonObject("headers").getString("authorization")).isEqualTo(session.bearer());
        assertThat(upgrade.getJsonObject("headers").getString("x-forwarded-for"))
                .isEqualTo("127.0.0.1");
        assertThat(heard()).isEqualTo("echo hello");
    }

    @Test
    void shouldPassLargeAndBinaryWhenSocketIsOpen() throws InterruptedException {
        // given
        var socket = open("/api/v1/live", "Authorization", session.bearer());
        var binary = new LinkedBlockingQueue<Buffer>();
        socket.binaryMessageHandler(binary::add);
        heard();
        // when
        socket.writeTextMessage("large");
        socket.writeBinaryMessage(Buffer.buffer("binary"));
        // then
        assertThat(heard()).hasSize(200_000);
        assertThat(binary.poll(10, TimeUnit.SECONDS)).hasToString("binary");
    }

    @Test
    void shouldTellServiceOfCookieWhenBrowserOpensSocket() throws InterruptedException {
        // given
        var options = options("/api/v1/tenants/1/servers/2/console", "Cookie", session.cookie())
                .addHeader("Origin", "http://localhost:8080")
                .setAllowOriginHeader(true);
        // when
        connect(options);
        // then
        var headers = new JsonObject(heard()).getJsonObject("headers");
        assertThat(headers.getString("x-ptn-session")).isEqualTo("cookie");
        assertThat(headers.getString("authorization")).isEqualTo(session.bearer());
        assertThat(headers.containsKey("cookie")).isFalse();
    }

    @Test
    void shouldLeaveCredentialAloneWhenControllerDials() throws InterruptedException {
        // given
        var options = options("/api/v1/link", "Authorization", "Bearer cluster-credential")
                .addHeader("X-Cluster", "local");
        // when
        connect(options);
        // then
        var headers = new JsonObject(heard()).getJsonObject("headers");
        assertThat(headers.getString("authorization")).isEqualTo("Bearer cluster-credential");
        assertThat(headers.getString("x-cluster")).isEqualTo("local");
    }

    @Test
    void shouldEndWithItsCodeWhenServiceCloses() {
        // given
        var socket = open("/api/v1/live", "Authorization", session.bearer());
        // when
        socket.writeTextMessage("close");
        // then
        await().until(socket::isClosed);
        assertThat(socket.closeStatusCode()).isEqualTo((short) 4003);
        assertThat(socket.closeReason()).isEqualTo("as you wish");
    }

    @Test
    void shouldEndAtOnceWhenSessionIsRevoked() {
        // given
        var socket = open("/api/v1/live", "Authorization", session.bearer());
        // when
        session.end();
        // then
        await().until(socket::isClosed);
        assertThat(socket.closeStatusCode()).isEqualTo((short) 4401);
    }

    @Test
    void shouldEndAtNextRoundWhenWordOfItsEndWasLost() {
        // given
        var socket = open("/api/v1/live", "Authorization", session.bearer());
        var other = open("/api/v1/live", "Authorization", TestSession.begin().bearer());
        // when
        session.vanish();
        // then
        await().until(socket::isClosed);
        assertThat(socket.closeStatusCode()).isEqualTo((short) 4401);
        assertThat(other.isClosed()).isFalse();
    }

    @Test
    void shouldForgetTheSocketWhenItsClientLeftBeforeItOpened() throws Exception {
        // given
        await().untilAsserted(() -> assertThat(openSockets()).isZero());
        try (var impatient = new Socket(gateway.getHost(), gateway.getPort())) {
            impatient
                    .getOutputStream()
                    .write(String.join(
                                    "\r\n",
                                    "GET /api/v1/live?answer=late HTTP/1.1",
                                    "Host: localhost",
                                    "Connection: Upgrade",
                                    "Upgrade: websocket",
                                    "Sec-WebSocket-Version: 13",
                                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                                    "Authorization: " + session.bearer(),
                                    "",
                                    "")
                            .getBytes(StandardCharsets.US_ASCII));
            StandInServices.awaitLate();
        }
        // when
        var service = StandInServices.acceptLate();
        // then
        await().until(service::isClosed);
        assertThat(openSockets()).isZero();
    }

    private double openSockets() {
        return meters.get("gateway.sockets").gauge().value();
    }

    @Test
    void shouldRefuseWhenForeignPageOpensSocketWithCookie() {
        // given
        var options = options("/api/v1/live", "Cookie", session.cookie())
                .addHeader("Origin", "https://evil.example")
                .setAllowOriginHeader(true);
        // when
        var refusal = refusal(options);
        // then
        assertThat(refusal.getStatus()).isEqualTo(403);
        assertThat(code(refusal)).isEqualTo("csrf-failed");
    }

    @Test
    void shouldRefuseWhenCookieComesWithoutOrigin() {
        // given
        var options = options("/api/v1/live", "Cookie", session.cookie()).setAllowOriginHeader(false);
        // when
        var refusal = refusal(options);
        // then
        assertThat(code(refusal)).isEqualTo("csrf-failed");
    }

    @Test
    void shouldRefuseWhenNobodyIsSignedIn() {
        // given
        var options = options("/api/v1/live", "Accept", "*/*");
        // when
        var refusal = refusal(options);
        // then
        assertThat(refusal.getStatus()).isEqualTo(401);
        assertThat(code(refusal)).isEqualTo("unauthenticated");
    }

    @Test
    void shouldPassRefusalOnWhenServiceRefuses() {
        // given
        var options = options("/api/v1/live?answer=refuse", "Authorization", session.bearer());
        // when
        var refusal = refusal(options);
        // then
        assertThat(refusal.getStatus()).isEqualTo(403);
        assertThat(refusal.getHeaders().get("Content-Type")).isEqualTo("application/problem+json");
        assertThat(code(refusal)).isEqualTo("forbidden");
    }

    @Test
    void shouldMakeProblemWhenServiceRefusesWithoutWords() {
        // given
        var options = options("/api/v1/live?answer=bare", "Authorization", session.bearer());
        // when
        var refusal = refusal(options);
        // then
        assertThat(refusal.getStatus()).isEqualTo(404);
        assertThat(code(refusal)).isEqualTo("not-found");
    }

    @Test
    void shouldRefuseWhenServiceIsAway() {
        // given
        var options = options("/api/v1/tenants", "Authorization", session.bearer());
        // when
        var refusal = refusal(options);
        // then
        assertThat(refusal.getStatus()).isEqualTo(503);
        assertThat(code(refusal)).isEqualTo("dependency-unavailable");
    }

    @Test
    void shouldRefuseWhenSessionHasManySockets() {
        // given
        open("/api/v1/live", "Authorization", session.bearer());
        open("/api/v1/live", "Authorization", session.bearer());
        // when
        var refusal = refusal(options("/api/v1/live", "Authorization", session.bearer()));
        // then
        assertThat(refusal.getStatus()).isEqualTo(429);
    }

    /** CVE-2025-69199: sockets without limits. */
    @Test
    void shouldEndWhenClientFloodsSocket() {
        // given
        var socket = open("/api/v1/live", "Authorization", session.bearer());
        // when
        for (int i = 0; i < 1_000; i++) {
            socket.writeTextMessage("flood");
        }
        // then
        await().until(socket::isClosed);
        assertThat(socket.closeStatusCode()).isEqualTo((short) 1008);
    }

    /** CVE-2025-69199: messages without limits. */
    @Test
    void shouldEndWhenClientSendsTooMuchAtOnce() {
        // given
        var socket = open("/api/v1/live", "Authorization", session.bearer());
        // when
        socket.writeFinalTextFrame("x".repeat(100_000));
        // then
        await().until(socket::isClosed);
        assertThat(socket.closeStatusCode()).isEqualTo((short) 1009);
    }

    private WebSocketConnectOptions options(String uri, String header, String value) {
        return new WebSocketConnectOptions()
                .setHost(gateway.getHost())
                .setPort(gateway.getPort())
                .setURI(uri)
                .setAllowOriginHeader(false)
                .addHeader(header, value);
    }

    private WebSocket open(String uri, String header, String value) {
        return connect(options(uri, header, value));
    }

    private WebSocket connect(WebSocketConnectOptions options) {
        var socket = client.webSocket().textMessageHandler(heard::add);
        return socket.connect(options).toCompletionStage().toCompletableFuture().join();
    }

    private String heard() throws InterruptedException {
        var text = heard.poll(10, TimeUnit.SECONDS);
        assertThat(text).as("a message within 10 s").isNotNull();
        return text == null ? "" : text;
    }

    private UpgradeRejectedException refusal(WebSocketConnectOptions options) {
        var failure =
                org.assertj.core.api.Assertions.catchThrowableOfType(CompletionException.class, () -> connect(options));
        return java.util.Objects.requireNonNull((UpgradeRejectedException) failure.getCause());
    }

    private static String code(UpgradeRejectedException refusal) {
        return new JsonObject(refusal.getBody()).getString("code");
    }
}
