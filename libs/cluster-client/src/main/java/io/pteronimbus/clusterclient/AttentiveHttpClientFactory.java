package io.pteronimbus.clusterclient;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.vertx.core.Vertx;

/**
 * Makes clients whose WebSockets are listened to from their first message on.
 *
 * <p>The client's own Vert.x implementation (kubernetes-httpclient-vertx, up to 7.9 at least) takes hold of a socket only after it has
 * asked for it: where its thread is held up in between, the socket is open already and what it says in that moment is dropped. A watch
 * that is opened misses the events that wait for it, and never hears of them again.
 */
public final class AttentiveHttpClientFactory implements HttpClient.Factory {
    private final Vertx vertx;

    /** @param vertx stays the caller's, who closes it after the clients */
    public AttentiveHttpClientFactory(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public HttpClient.Builder newBuilder() {
        return new AttentiveHttpClientBuilder(this, vertx);
    }
}
