package io.pteronimbus.clusterclient;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.WebSocket;
import io.vertx.core.impl.VertxInternal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A Vert.x on which a thread that asks for a WebSocket is held up until the socket is open and what it said first is there. An event
 * loop that is held up hears nothing in the meantime, so there it makes no difference.
 */
final class SlowCaller {
    /** What a caller gets instead of a result. */
    private interface Change {
        Object after(Method called, Object result);
    }

    private SlowCaller() {}

    static Vertx of(Vertx vertx) {
        return over(VertxInternal.class, vertx, SlowCaller::withSlowClients);
    }

    private static Object withSlowClients(Method called, Object result) {
        return result instanceof HttpClient client ? over(HttpClient.class, client, SlowCaller::late) : result;
    }

    private static Object late(Method called, Object result) {
        if (called.getName().equals("webSocket") && !Context.isOnEventLoopThread()) {
            var opening = (Future<?>) result;
            awaitFirstMessage((WebSocket)
                    opening.toCompletionStage().toCompletableFuture().join());
        }
        return result;
    }

    /** The other end answers pings in order, so that the pong comes behind all it had said. */
    private static void awaitFirstMessage(WebSocket socket) {
        var pong = new CompletableFuture<Buffer>();
        socket.pongHandler(pong::complete);
        socket.writePing(Buffer.buffer("?"));
        pong.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static <T> T over(Class<T> type, Object real, Change made) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    var result = call(real, method, arguments);
                    return result == null ? null : made.after(method, result);
                }));
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
