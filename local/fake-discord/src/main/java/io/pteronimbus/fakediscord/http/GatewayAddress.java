package io.pteronimbus.fakediscord.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;

/** Where the gateway is: at the same place, for whoever has got this far. */
public final class GatewayAddress {

    private GatewayAddress() {}

    /** With a slash at the end, as Discord writes it. */
    public static String of(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        String place = authority == null ? request.localAddress().toString() : authority.toString();
        return "ws://" + place + "/";
    }
}
