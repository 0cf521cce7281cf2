package io.pteronimbus.platform.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.pteronimbus.platform.request.RequestTrace;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Brings whatever ended a request (our own problems, Jackson's, Bean Validation's, the framework's, and the unforeseen)
 * into the one shape of the catalogue, with the trace id. What was not foreseen tells the caller nothing but that id.
 */
@ApplicationScoped
class ProblemShape implements ProblemPostProcessor {
    private final RequestTrace trace;

    ProblemShape(RequestTrace trace) {
        this.trace = trace;
    }

    @Override
    public int priority() {
        return 10;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        var shaped = switch (unwrapped(context.cause)) {
            case ProblemException own -> own;
            case UnrecognizedPropertyException e ->
                new ProblemException(
                        ProblemType.UNKNOWN_FIELD, "There is no field \"" + path(e.getPath()) + "\" here.");
            case JsonParseException e -> malformed(e);
            case JsonMappingException e when e.getCause() instanceof JsonParseException inner -> malformed(inner);
            case JsonMappingException e when e.getPath().isEmpty() -> wrongKind("body");
            case JsonMappingException e -> wrongKind(path(e.getPath()));
            case ConstraintViolationException e ->
                ProblemException.invalid(e.getConstraintViolations().stream()
                        .map(Violations::fieldError)
                        .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::code))
                        .toArray(FieldError[]::new));
            case Throwable e
            when isUnforeseen(problem) && Outage.isBehind(e) ->
                new ProblemException(
                        ProblemType.DEPENDENCY_UNAVAILABLE, "A part of the service is away. Try again in a moment.");
            default -> byStatus(problem);
        };
        return HttpProblem.builder(shaped).with("traceId", trace.id()).build();
    }

    private static boolean isUnforeseen(HttpProblem problem) {
        return ProblemType.ofStatus(problem.getStatusCode()) == ProblemType.INTERNAL_ERROR;
    }

    /** Some of Jackson's exceptions come wrapped by the framework. */
    private static Throwable unwrapped(Throwable cause) {
        return cause instanceof WebApplicationException wrapper
                        && wrapper.getCause() instanceof JsonProcessingException inner
                ? inner
                : cause;
    }

    private static ProblemException malformed(JsonParseException e) {
        var where = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        return new ProblemException(ProblemType.MALFORMED_JSON, "The body is not readable JSON" + where + ".");
    }

    private static ProblemException wrongKind(String field) {
        return ProblemException.invalid(
                new FieldError(field, FieldErrorCode.WRONG_KIND, "has a value of the wrong kind"));
    }

    private static HttpProblem byStatus(HttpProblem problem) {
        var type = ProblemType.ofStatus(problem.getStatusCode());
        var detail = type == ProblemType.INTERNAL_ERROR || problem.getDetail() == null
                ? type.title() + "."
                : problem.getDetail();
        var builder = HttpProblem.builder()
                .withType(type.type())
                .withTitle(type.title())
                .withStatus(type.status())
                .withDetail(detail)
                .with("code", type.code());
        problem.getHeaders().forEach(builder::withHeader);
        return builder.build();
    }

    private static String path(List<JsonMappingException.Reference> references) {
        return references.stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                .collect(Collectors.joining("."));
    }
}
