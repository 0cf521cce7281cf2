package io.pteronimbus.gateway;

import io.pteronimbus.platform.request.RequestTrace;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;

/**
 * {@code X-Request-Id}: the client's where it is one that can stand in a log, else the trace id. It goes along to the service
 * and back to the client.
 */
final class RequestId {
    private static final String HEADER = "X-Request-Id";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    static void pass(HttpServerRequest request) {
        var given = request.getHeader(HEADER);
        var id = given != null && FORM.matcher(given).matches()
                ? given
                : RequestTrace.ofTraceParent(request.getHeader("traceparent"));
        request.headers().set(HEADER, id);
        request.response().putHeader(HEADER, id);
    }
}
