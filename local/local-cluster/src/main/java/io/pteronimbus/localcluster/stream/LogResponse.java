package io.pteronimbus.localcluster.stream;

import io.pteronimbus.localcluster.workload.log.ContainerLog;
import io.pteronimbus.localcluster.workload.log.LogOptions;
import io.pteronimbus.localcluster.workload.log.LogReader;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.ExecutionException;

/** Sends a log as an HTTP response, each piece when the one before has left: a slow reader slows only itself. One virtual thread each. */
final class LogResponse {

    private static final Logger LOG = System.getLogger(LogResponse.class.getName());

    private LogResponse() {}

    static void start(HttpServerResponse response, ContainerLog log, LogOptions options) {
        response.setChunked(true).putHeader("Content-Type", "text/plain; charset=utf-8");
        Thread reader = Thread.ofVirtual().name("log").unstarted(() -> send(response, log, options));
        response.closeHandler(closed -> reader.interrupt());
        reader.start();
    }

    private static void send(HttpServerResponse response, ContainerLog log, LogOptions options) {
        try (var reader = new LogReader(log, options)) {
            write(response, new byte[0]);
            for (byte[] next = reader.next(); next != null; next = reader.next()) {
                write(response, next);
            }
            response.end();
        } catch (InterruptedException | ClosedByInterruptException left) {
            LOG.log(Level.DEBUG, "the reader of a log left");
        } catch (ExecutionException left) {
            LOG.log(Level.DEBUG, "the reader of a log left", left);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a log cannot be read", e);
            response.reset();
        }
    }

    private static void write(HttpServerResponse response, byte[] bytes)
            throws InterruptedException, ExecutionException {
        response.write(Buffer.buffer(bytes))
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }
}
