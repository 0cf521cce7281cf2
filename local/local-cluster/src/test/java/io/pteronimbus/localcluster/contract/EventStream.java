package io.pteronimbus.localcluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.WebSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The events of one watch, as a client gets them. */
final class EventStream implements AutoCloseable {

    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private Runnable closing = () -> {};

    private EventStream() {}

    /** @param path with its query, {@code watch=true} included */
    static EventStream chunked(ContractApi api, String path) throws Exception {
        var stream = new EventStream();
        KubernetesClient client = api.client();
        var request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(uri(client, path))
                .build();
        AsyncBody body = client.getHttpClient()
                .consumeBytes(request, (buffers, async) -> {
                    buffers.forEach(stream::take);
                    async.consume();
                })
                .get(10, TimeUnit.SECONDS)
                .body();
        stream.closing = body::cancel;
        body.done().whenComplete((done, failure) -> stream.ended.complete(null));
        body.consume();
        return stream;
    }

    static EventStream webSocket(ContractApi api, String path) throws Exception {
        var stream = new EventStream();
        KubernetesClient client = api.client();
        WebSocket socket = client.getHttpClient()
                .newWebSocketBuilder()
                .uri(uri(client, path))
                .buildAsync(new WebSocket.Listener() {
                    @Override
                    public void onMessage(WebSocket webSocket, String text) {
                        stream.events.add(ContractApi.yaml(text));
                        webSocket.request();
                    }

                    @Override
                    public void onError(WebSocket webSocket, Throwable failure) {
                        stream.ended.complete(null);
                    }

                    @Override
                    public void onClose(WebSocket webSocket, int code, String reason) {
                        stream.ended.complete(null);
                    }
                })
                .get(10, TimeUnit.SECONDS);
        stream.closing = () -> socket.sendClose(1000, "done");
        return stream;
    }

    private static URI uri(KubernetesClient client, String path) {
        return URI.create(client.getMasterUrl().toString().replaceAll("/$", "") + path);
    }

    private synchronized void take(ByteBuffer buffer) {
        partial.append(StandardCharsets.UTF_8.decode(buffer));
        int end;
        while ((end = partial.indexOf("\n")) >= 0) {
            events.add(ContractApi.yaml(partial.substring(0, end)));
            partial.delete(0, end + 1);
        }
    }

    /** The next event, which must come within ten seconds. */
    JsonNode next() throws InterruptedException {
        JsonNode event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).as("an event").isNotNull();
        return event;
    }

    /** Holds the next event to this type and name. */
    JsonNode next(String type, String name) throws InterruptedException {
        JsonNode event = next();
        assertThat(event.path("type").asText()).as("%s", event).isEqualTo(type);
        assertThat(event.at("/object/metadata/name").asText()).as("%s", event).isEqualTo(name);
        return event.path("object");
    }

    /** Whether no event comes for this long. */
    boolean isQuietFor(int millis) throws InterruptedException {
        JsonNode event = events.poll(millis, TimeUnit.MILLISECONDS);
        if (event != null) {
            events.add(event);
        }
        return event == null;
    }

    void awaitEnd(int seconds) throws Exception {
        ended.get(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        closing.run();
    }
}
