package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was answered. {@code at} takes JSON pointers. */
record Answer(HttpResponse<String> response) {

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    JsonNode json() {
        try {
            return new JsonMapper().readTree(body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode at(String pointer) {
        return json().at(pointer);
    }

    String text(String pointer) {
        return at(pointer).asText();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The query of where the answer sends to. */
    Map<String, String> sentBack() {
        assertThat(status()).as("%s", body()).isEqualTo(303);
        return Stream.of(URI.create(header("Location")).getRawQuery().split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    }

    Answer is(int status) {
        assertThat(status()).as("%s", body()).isEqualTo(status);
        return this;
    }

    /** Holds it against Discord's form of a refusal. */
    Answer refused(int status, int code) {
        is(status);
        assertThat(at("/code").asInt(-1)).as("%s", body()).isEqualTo(code);
        assertThat(text("/message")).isNotBlank();
        return this;
    }

    /** Holds it against the form of a refusal at the token endpoint. */
    Answer refused(int status, String error) {
        is(status);
        assertThat(text("/error")).as("%s", body()).isEqualTo(error);
        return this;
    }
}
