package io.pteronimbus.gateway.answer;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.request.RequestTrace;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import org.jboss.logging.Logger;

/** Writes problems as the services do (RFC 9457), for what the gateway itself refuses. */
public final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String MEDIA_TYPE = "application/problem+json";

    private Problems() {}

    /** Ends the request with what went wrong; what was not foreseen is logged and tells the caller nothing. */
    public static void answer(HttpServerRequest request, Throwable cause) {
        var response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            LOG.warnf("Answer broke off: %s %s: %s", request.method(), request.path(), cause.toString());
            response.reset();
            return;
        }
        var problem = cause instanceof ProblemException known ? known : unforeseen(request, cause);
        var type = problem.problemType();
        problem.getHeaders().forEach((name, value) -> response.putHeader(name, value.toString()));
        response.setStatusCode(type.status()).putHeader("Content-Type", MEDIA_TYPE);
        var body = body(request, problem);
        if (type == ProblemType.PAYLOAD_TOO_LARGE) {
            // the rest of the body is not worth reading
            response.putHeader("Connection", "close")
                    .end(body)
                    .onComplete(done -> request.connection().close());
        } else {
            response.end(body);
            request.resume();
        }
    }

    private static ProblemException unforeseen(HttpServerRequest request, Throwable cause) {
        LOG.errorf(cause, "Request failed: %s %s", request.method(), request.path());
        return new ProblemException(ProblemType.INTERNAL_ERROR, ProblemType.INTERNAL_ERROR.title() + ".");
    }

    private static Buffer body(HttpServerRequest request, ProblemException problem) {
        var type = problem.problemType();
        return new JsonObject()
                .put("type", type.type().toString())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", problem.getDetail())
                .put("code", type.code())
                .put("traceId", RequestTrace.ofTraceParent(request.headers().get("traceparent")))
                .toBuffer();
    }
}
