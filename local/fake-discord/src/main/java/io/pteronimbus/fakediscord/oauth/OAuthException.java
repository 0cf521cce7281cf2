package io.pteronimbus.fakediscord.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.fakediscord.http.Json;
import org.jspecify.annotations.Nullable;

/** A refusal as RFC 6749 words it. */
final class OAuthException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String error;
    private final @Nullable String description;

    OAuthException(int status, String error, @Nullable String description) {
        super(error, null, false, false);
        this.status = status;
        this.error = error;
        this.description = description;
    }

    static OAuthException invalidGrant(String what) {
        return new OAuthException(400, "invalid_grant", "Invalid \"" + what + "\" in request.");
    }

    static OAuthException invalidRequest(String description) {
        return new OAuthException(400, "invalid_request", description);
    }

    int status() {
        return status;
    }

    String error() {
        return error;
    }

    @Nullable
    String description() {
        return description;
    }

    /** For people. */
    String words() {
        return description == null ? error : description;
    }

    ObjectNode body() {
        ObjectNode body = Json.object().put("error", error);
        return description == null ? body : body.put("error_description", description);
    }
}
