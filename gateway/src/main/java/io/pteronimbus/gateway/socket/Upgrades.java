package io.pteronimbus.gateway.socket;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** Whether a request wants to become a WebSocket. */
public final class Upgrades {

    private Upgrades() {}

    public static boolean wanted(HttpServerRequest request) {
        return request.method() == HttpMethod.GET
                && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }
}
