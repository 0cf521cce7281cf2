package io.pteronimbus.gateway;

import io.vertx.core.http.HttpServerRequest;

/** A request on its way through the gateway, and which route it turned out to be on. */
final class Visit {
    private final HttpServerRequest request;
    private String route = "none";

    Visit(HttpServerRequest request) {
        this.request = request;
    }

    HttpServerRequest request() {
        return request;
    }

    /** {@code none} while it is not known. */
    String routeName() {
        return route;
    }

    void onRoute(String name) {
        route = name;
    }
}
