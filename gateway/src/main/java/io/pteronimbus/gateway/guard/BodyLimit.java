package io.pteronimbus.gateway.guard;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The largest request body: that of {@code quarkus.http.limits.max-body-size}. */
@ApplicationScoped
public class BodyLimit {
    private final long bytes;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize size) {
        this.bytes = size.asLongValue();
    }

    /** Throws 413 when the request announces more than fits. */
    public void check(HttpServerRequest request) {
        var announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && isMore(announced)) {
            throw tooLarge();
        }
    }

    /** The body, which fails with 413 once it turns out to be more than fits. */
    public LimitedBody limited(HttpServerRequest request) {
        return new LimitedBody(request, bytes);
    }

    public static ProblemException tooLarge() {
        return new ProblemException(ProblemType.PAYLOAD_TOO_LARGE, "The body is larger than this endpoint takes.");
    }

    private boolean isMore(String announced) {
        try {
            return Long.parseLong(announced) > bytes;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
