package io.pteronimbus.platform.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.List;

/** A request that ends in a problem of the catalogue. Its detail is for the caller's eyes: no secret, no inner name. */
public final class ProblemException extends HttpProblem {
    private final ProblemType problemType;

    private ProblemException(ProblemType problemType, HttpProblem.Builder builder) {
        super(builder);
        this.problemType = problemType;
    }

    public ProblemException(ProblemType problemType, String detail) {
        this(problemType, builder(problemType, detail));
    }

    /** 400 {@code validation-failed}, naming each field. */
    public static ProblemException invalid(FieldError... errors) {
        var builder = builder(ProblemType.VALIDATION_FAILED, FieldError.summary(List.of(errors)));
        return new ProblemException(ProblemType.VALIDATION_FAILED, builder.with("errors", List.of(errors)));
    }

    /** 404, with the same words whether the thing never was or belongs to somebody else. */
    public static ProblemException notFound(String what) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such " + what + ", or you may not see it.");
    }

    /** 429, telling when to come back. */
    public static ProblemException rateLimited(Duration retryAfter) {
        return later(ProblemType.RATE_LIMITED, "", retryAfter);
    }

    /** 503, saying what is away, and telling when to come back. */
    public static ProblemException unavailable(String what, Duration retryAfter) {
        // rounded up: who comes when told to is not sent away again
        return later(ProblemType.DEPENDENCY_UNAVAILABLE, what + " ", retryAfter.plusMillis(999));
    }

    private static ProblemException later(ProblemType type, String why, Duration retryAfter) {
        var seconds = Math.max(1, retryAfter.toSeconds());
        var builder = builder(type, why + "Try again in " + seconds + " seconds.");
        return new ProblemException(type, builder.withHeader("Retry-After", seconds));
    }

    public ProblemType problemType() {
        return problemType;
    }

    private static HttpProblem.Builder builder(ProblemType type, String detail) {
        return HttpProblem.builder()
                .withType(type.type())
                .withTitle(type.title())
                .withStatus(type.status())
                .withDetail(detail)
                .with("code", type.code());
    }
}
