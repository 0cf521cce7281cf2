package io.pteronimbus.gateway.socket;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** What a WebSocket may cost. Frames of controllers may be large; no socket gets a compressor, which would hold 300 KiB each. */
@ApplicationScoped
class SocketLimits implements HttpServerOptionsCustomizer {
    static final int LARGEST_FRAME = 1 << 20;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        limit(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        limit(options);
    }

    private static void limit(HttpServerOptions options) {
        options.setMaxWebSocketFrameSize(LARGEST_FRAME)
                .setMaxWebSocketMessageSize(LARGEST_FRAME)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
    }
}
