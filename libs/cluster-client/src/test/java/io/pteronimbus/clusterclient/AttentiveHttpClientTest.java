package io.pteronimbus.clusterclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttentiveHttpClientTest {
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;
    private KubernetesClient client;

    @BeforeEach
    void start() throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(AttentiveHttpClientTest::answer)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        client = new KubernetesClientBuilder()
                .withConfig(config())
                .withHttpClientFactory(new AttentiveHttpClientFactory(SlowCaller.of(vertx)))
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("test", new Signed()))
                .build();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private Config config() {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + server.actualPort())
                .withRequestRetryBackoffLimit(0)
                .build();
    }

    private static void answer(HttpServerRequest request) {
        if (!"signed".equals(request.getHeader("X-Test"))) {
            request.response().setStatusCode(401).end();
        } else if ("/refused".equals(request.path())) {
            request.response().setStatusCode(403).end();
        } else if (request.getHeader("Upgrade") != null) {
            request.toWebSocket().onSuccess(socket -> socket.writeTextMessage("first"));
        } else {
            request.response().end("{\"major\":\"1\",\"minor\":\"33\"}");
        }
    }

    private CompletableFuture<WebSocket> open(String path, WebSocket.Listener listener) {
        return client.getHttpClient()
                .newWebSocketBuilder()
                .uri(URI.create("http://127.0.0.1:" + server.actualPort() + path))
                .buildAsync(listener);
    }

    @Test
    void shouldHearTheFirstMessageWhenThreadThatOpensIsHeldUp() {
        var first = new CompletableFuture<String>();

        open("/", new First(first));

        assertThat(first).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo("first");
    }

    @Test
    void shouldSayWhyWhenSocketIsRefused() {
        assertThatThrownBy(() -> open("/refused", new WebSocket.Listener() {}).get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refusal -> assertThat(refusal.getResponse().code()).isEqualTo(403));
    }

    @Test
    void shouldFailWhenSocketHasNoPlaceToGo() {
        var nowhere = client.getHttpClient()
                .newWebSocketBuilder()
                .uri(URI.create("nowhere"))
                .buildAsync(new WebSocket.Listener() {});

        assertThat(nowhere).failsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldAnswerRequestsAsTheClientDoes() {
        assertThat(client.getKubernetesVersion().getMinor()).isEqualTo("33");
    }

    @Test
    void shouldShareConnectionsAndTheEndWithDerivedClients() {
        // given
        var derived = client.getHttpClient().newBuilder().build();
        assertThat(derived).isNotSameAs(client.getHttpClient());

        // when
        derived.close();

        // then
        assertThat(client.getHttpClient().isClosed()).isTrue();
    }

    private record First(CompletableFuture<String> text) implements WebSocket.Listener {
        @Override
        public void onMessage(WebSocket socket, String message) {
            text.complete(message);
            socket.sendClose(1000, "done");
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            text.completeExceptionally(failure);
        }
    }

    private static final class Signed implements Interceptor {
        @Override
        public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
            builder.setHeader("X-Test", "signed");
        }
    }
}
