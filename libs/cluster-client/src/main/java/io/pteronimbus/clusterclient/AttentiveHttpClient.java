package io.pteronimbus.clusterclient;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket.Listener;
import io.fabric8.kubernetes.client.http.WebSocketResponse;
import io.fabric8.kubernetes.client.vertx.VertxHttpClient;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Leaves everything to the Vert.x client, but asks for WebSockets on the event loop that will hear them. */
final class AttentiveHttpClient
        extends StandardHttpClient<AttentiveHttpClient, AttentiveHttpClientFactory, AttentiveHttpClientBuilder> {
    private final Vertx vertx;
    private final VertxHttpClient<?> direct;

    AttentiveHttpClient(
            AttentiveHttpClientBuilder builder, AtomicBoolean closed, Vertx vertx, VertxHttpClient<?> direct) {
        super(builder, closed);
        this.vertx = vertx;
        this.direct = direct;
    }

    /** With the builder's interceptors and tags, over the same connections; closed together with this one. */
    AttentiveHttpClient derived(AttentiveHttpClientBuilder builder) {
        return new AttentiveHttpClient(builder, closed, vertx, direct);
    }

    /** On that event loop nothing can come of the socket before the client is done with asking for it, and listens. */
    @Override
    public CompletableFuture<WebSocketResponse> buildWebSocketDirect(
            StandardWebSocketBuilder request, Listener listener) {
        var response = new CompletableFuture<WebSocketResponse>();
        // not the caller's context, which may be busy with waiting for this
        ((VertxInternal) vertx)
                .createEventLoopContext()
                .runOnContext(loop -> ask(request, listener).whenComplete((answer, failure) -> {
                    if (failure == null) {
                        response.complete(answer);
                    } else {
                        response.completeExceptionally(failure);
                    }
                }));
        return response;
    }

    private CompletableFuture<WebSocketResponse> ask(StandardWebSocketBuilder request, Listener listener) {
        try {
            return direct.buildWebSocketDirect(request, listener);
        } catch (RuntimeException refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
    }

    @Override
    public CompletableFuture<HttpResponse<AsyncBody>> consumeBytesDirect(
            StandardHttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        return direct.consumeBytesDirect(request, consumer);
    }

    @Override
    public void doClose() {
        direct.close();
    }
}
