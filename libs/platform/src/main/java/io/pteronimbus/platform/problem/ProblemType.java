package io.pteronimbus.platform.problem;

import java.net.URI;

/** The closed catalogue of problems (RFC 9457). A client decides by {@link #code()}, people read the detail. */
public enum ProblemType {
    VALIDATION_FAILED(400, "The request has invalid values"),
    MALFORMED_JSON(400, "The body is not readable JSON"),
    UNKNOWN_FIELD(400, "The body has an unknown field"),
    EGG_UNREADABLE(400, "This is no egg"),
    URL_REFUSED(400, "This address is not fetched from"),
    UNAUTHENTICATED(401, "You are not signed in"),
    INVALID_CREDENTIALS(401, "E-mail or password is wrong"),
    ENROLMENT_REFUSED(401, "The enrolment token is not good"),
    SESSION_EXPIRED(401, "Your session has ended"),
    OTP_REQUIRED(401, "A second factor is needed"),
    OTP_INVALID(401, "The second factor is wrong"),
    CSRF_FAILED(403, "The request did not come from this site"),
    FORBIDDEN(403, "You may not do this"),
    SECOND_FACTOR_REQUIRED(403, "Set up a second factor first"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "This method is not allowed here"),
    NOT_ACCEPTABLE(406, "No acceptable representation"),
    CONFLICT(409, "The request conflicts with the present state"),
    POWER_IN_PROGRESS(409, "A power action is in progress"),
    SERVER_NOT_RUNNING(409, "The server is not running"),
    SERVER_SUSPENDED(409, "The server is suspended"),
    SERVER_EXTERNAL(409, "The server is defined elsewhere"),
    NAME_TAKEN(409, "The name is taken"),
    EMAIL_TAKEN(409, "The e-mail address is taken"),
    QUOTA_EXCEEDED(409, "The quota is exceeded"),
    TEMPLATE_IN_USE(409, "Servers follow the template"),
    TEMPLATE_READ_ONLY(409, "The template is not changed here"),
    CLUSTER_IN_USE(409, "The cluster has servers"),
    NO_CLUSTER_FITS(409, "No cluster has room for the server"),
    LAST_SIGN_IN(409, "This is the only way left to sign in"),
    DISCORD_NOT_LINKED(409, "No Discord account is linked"),
    LINK_EXPIRED(410, "This link is no longer good"),
    PRECONDITION_FAILED(412, "The resource has changed meanwhile"),
    PAYLOAD_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not supported"),
    IDEMPOTENCY_MISMATCH(422, "The idempotency key was used for another request"),
    PRECONDITION_REQUIRED(428, "If-Match is required"),
    RATE_LIMITED(429, "Too many requests"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    DEPENDENCY_UNAVAILABLE(503, "A part of the service is away for the moment");

    private static final String BASE = "https://pteronimbus.io/problems/";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The name in a problem's {@code code}, in kebab case. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public URI type() {
        return URI.create(BASE + code());
    }

    /** The type that stands for a bare HTTP status: of one without its own, whether the caller or we are to blame. */
    public static ProblemType ofStatus(int status) {
        return switch (status) {
            case 400 -> VALIDATION_FAILED;
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 409 -> CONFLICT;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> PAYLOAD_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 428 -> PRECONDITION_REQUIRED;
            case 429 -> RATE_LIMITED;
            case 502, 503, 504 -> DEPENDENCY_UNAVAILABLE;
            default -> status >= 400 && status < 500 ? VALIDATION_FAILED : INTERNAL_ERROR;
        };
    }
}
