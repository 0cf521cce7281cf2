package io.pteronimbus.gameserver.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pteronimbus.platform.problem.ProblemException;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 127.0.0.1 stands for the Internet, and 127.0.0.2 for what is inside. */
class FetchTest {
    private static final int LARGEST = 1_000;

    private static Vertx vertx;

    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private Fetch fetch;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        fetch = new Fetch(vertx, new FetchConfig() {
            @Override
            public Optional<List<String>> allowedNetworks() {
                return Optional.of(List.of("127.0.0.1/32"));
            }

            @Override
            public MemorySize largest() {
                return new MemorySize(BigInteger.valueOf(LARGEST));
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(2);
            }
        });
    }

    @AfterEach
    void close() {
        fetch.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        asked.add(path);
        var port = server.getAddress().getPort();
        var inside = "http://127.0.0.2:" + port + "/egg.json";
        var leadsTo = Map.of(
                "/inside", inside,
                "/relative", "/egg.json",
                "/around", "/around",
                "/elsewhere", "file:///etc/passwd",
                "/nowhere", "http://[",
                "/metadata", "http://169.254.169.254/latest");
        if (leadsTo.containsKey(path)) {
            exchange.getResponseHeaders().set("Location", leadsTo.get(path));
            exchange.sendResponseHeaders(302, -1);
        } else if (path.equals("/missing")) {
            exchange.sendResponseHeaders(404, -1);
        } else if (path.equals("/silent")) {
            // nothing is ever said
            return;
        } else {
            var body = body(path);
            // without a length, as somebody would who hides it
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
        exchange.close();
    }

    private static byte[] body(String path) {
        return switch (path) {
            case "/large" -> new byte[LARGEST + 1];
            case "/fits" -> "x".repeat(LARGEST).getBytes(StandardCharsets.US_ASCII);
            case "/binary" -> new byte[] {(byte) 0xff, (byte) 0xfe};
            default -> "{\"ä\":1}".getBytes(StandardCharsets.UTF_8);
        };
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Test
    void shouldAnswerTextWhenItIsOfTheInternet() {
        assertThat(fetch.text(url("/egg.json"))).isEqualTo("{\"ä\":1}");
        assertThat(fetch.text(url("/relative"))).isEqualTo("{\"ä\":1}");
        assertThat(fetch.text(url("/fits"))).hasSize(LARGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inside", "/metadata", "/elsewhere", "/nowhere"})
    void shouldGoNoFurtherWhenItLeadsInside(String path) {
        assertThatThrownBy(() -> fetch.text(url(path))).isInstanceOf(ProblemException.class);
        assertThat(asked).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/around", "/missing", "/large", "/binary", "/silent"})
    void shouldGiveUpWhenThereIsNoText(String path) {
        assertThatThrownBy(() -> fetch.text(url(path)))
                .isInstanceOf(ProblemException.class)
                .hasMessageNotContaining("root");
    }

    @Test
    void shouldNotAskWhenAddressIsInside() {
        assertThatThrownBy(() ->
                        fetch.text("http://127.0.0.2:" + server.getAddress().getPort() + "/egg.json"))
                .hasMessageContaining("It is not an address of the Internet");
        assertThat(asked).isEmpty();
    }
}
