package io.pteronimbus.gameserver.fetch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;

/** The body of an answer, as far as it is wanted: at the first byte too many the connection is closed. */
final class LimitedBody {
    private final HttpClientRequest request;
    private final HttpClientResponse response;
    private final int largest;
    private final Promise<byte[]> done = Promise.promise();
    private final Buffer read = Buffer.buffer();

    LimitedBody(HttpClientRequest request, HttpClientResponse response, int largest) {
        this.request = request;
        this.response = response;
        this.largest = largest;
    }

    /** Fails with {@link TooLargeException}. */
    Future<byte[]> read() {
        response.exceptionHandler(done::tryFail);
        response.handler(this::take);
        response.endHandler(end -> done.tryComplete(read.getBytes()));
        return done.future();
    }

    private void take(Buffer part) {
        if (read.length() + part.length() > largest) {
            done.tryFail(new TooLargeException());
            request.reset();
        } else {
            read.appendBuffer(part);
        }
    }
}
