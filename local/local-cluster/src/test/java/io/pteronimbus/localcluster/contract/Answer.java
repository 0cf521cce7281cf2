package io.pteronimbus.localcluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What the API answered. {@code at} takes JSON pointers. */
record Answer(int code, JsonNode body, List<String> warnings) {

    JsonNode at(String pointer) {
        return body.at(pointer);
    }

    String text(String pointer) {
        return body.at(pointer).asText();
    }

    Answer succeeded() {
        assertThat(code).as("%s", body).isBetween(200, 299);
        return this;
    }

    /** Holds the answer against the rule that every refusal is a Status body. */
    Answer refused(int expectedCode, String reason) {
        assertThat(code).as("%s", body).isEqualTo(expectedCode);
        assertThat(text("/kind")).isEqualTo("Status");
        assertThat(text("/status")).isEqualTo("Failure");
        assertThat(text("/reason")).isEqualTo(reason);
        assertThat(at("/code").asInt()).isEqualTo(expectedCode);
        return this;
    }

    /** A 422 that names this field. */
    Answer invalid(String field) {
        refused(422, "Invalid");
        assertThat(body.at("/details/causes").findValuesAsText("field"))
                .as("%s", body)
                .contains(field);
        return this;
    }
}
