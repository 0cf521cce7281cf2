package io.pteronimbus.controller.log;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Output that is being read, until it ends, fails or is closed. */
public final class LogStream implements AutoCloseable {
    private final LineSplitter lines;
    private final CompletableFuture<AsyncBody> body = new CompletableFuture<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    /** The end may be told while the last bytes are still being taken. */
    private volatile CompletableFuture<Void> taken = CompletableFuture.completedFuture(null);

    private LogStream(LineSplitter lines) {
        this.lines = lines;
    }

    static LogStream open(HttpClient http, HttpRequest request, LineSplitter lines) {
        var stream = new LogStream(lines);
        http.consumeBytes(request, stream::take).whenComplete(stream::answered);
        return stream;
    }

    /**
     * Completes once nothing more comes: every line was taken, or the stream was closed; with what went wrong if it
     * could not be read to its end. On any thread, also on one that must not be held up.
     */
    public CompletionStage<Void> ended() {
        return end.minimalCompletionStage();
    }

    private void answered(@Nullable HttpResponse<AsyncBody> response, @Nullable Throwable failure) {
        if (response == null) {
            end.completeExceptionally(failure);
            return;
        }
        var output = response.body();
        if (!response.isSuccessful()) {
            end.completeExceptionally(new KubernetesClientException("output cannot be read", response.code(), null));
        }
        body.complete(output);
        if (end.isDone()) {
            output.cancel();
        } else {
            output.done().whenComplete((nothing, broken) -> taken.whenComplete((done, refused) -> finish(broken)));
            output.consume();
        }
    }

    /** The next bytes come only when these were taken: whoever takes lines may block, the client's thread may not. */
    private void take(List<ByteBuffer> parts, AsyncBody output) {
        taken = CompletableFuture.runAsync(() -> parts.forEach(this::split), Thread::startVirtualThread)
                .whenComplete((nothing, refused) -> {
                    if (refused == null) {
                        output.consume();
                    } else {
                        finish(refused);
                        output.cancel();
                    }
                });
    }

    private void split(ByteBuffer part) {
        var bytes = new byte[part.remaining()];
        part.get(bytes);
        lines.write(bytes, 0, bytes.length);
    }

    private void finish(@Nullable Throwable failure) {
        if (failure == null) {
            end.complete(null);
        } else {
            end.completeExceptionally(failure);
        }
    }

    @Override
    public void close() {
        if (end.complete(null)) {
            body.thenAccept(AsyncBody::cancel);
        }
    }
}
