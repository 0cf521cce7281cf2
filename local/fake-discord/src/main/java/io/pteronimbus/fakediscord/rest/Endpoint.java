package io.pteronimbus.fakediscord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.fakediscord.state.Digest;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.function.Function;

/**
 * What can be asked for.
 *
 * @param template the path as Discord's document writes it
 * @param answer   empty when there is nothing to show
 * @param bucket   what its budget is kept by
 */
record Endpoint(
        HttpMethod method,
        String template,
        Access access,
        Function<RestRequest, Optional<JsonNode>> answer,
        String bucket) {

    private static final int BUCKET_CHARACTERS = 32;

    Endpoint(HttpMethod method, String template, Access access, Function<RestRequest, Optional<JsonNode>> answer) {
        this(
                method,
                template,
                access,
                answer,
                Digest.of(method + " " + template).hex().substring(0, BUCKET_CHARACTERS));
    }
}
