package io.pteronimbus.gateway.guard;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A body that fails once more than so many bytes have passed. */
public final class LimitedBody implements ReadStream<Buffer> {
    private final ReadStream<Buffer> body;
    private long left;
    private @Nullable Handler<Throwable> failed;

    LimitedBody(ReadStream<Buffer> body, long limit) {
        this.body = body;
        this.left = limit;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
        body.handler(handler == null ? null : buffer -> pass(buffer, handler));
        return this;
    }

    private void pass(Buffer buffer, Handler<Buffer> handler) {
        left -= buffer.length();
        if (left >= 0) {
            handler.handle(buffer);
        } else if (failed != null) {
            body.pause();
            failed.handle(BodyLimit.tooLarge());
        }
    }

    /** Whether more came than fits. */
    public boolean isExceeded() {
        return left < 0;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        failed = handler;
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        body.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        body.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(handler);
        return this;
    }
}
