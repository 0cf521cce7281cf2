package io.pteronimbus.controller.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void shouldGiveSameHashWhenOnlyOrderAndSpacesDiffer() throws JsonProcessingException {
        // given
        var one = json.readTree("{\"b\":[{\"y\":1,\"x\":\"ü\"}],\"a\":null}");
        var other = json.readTree("{ \"a\": null, \"b\": [ { \"x\": \"\\u00fc\", \"y\": 1 } ] }");

        // when
        var hash = CanonicalJson.sha256(one);

        // then
        assertThat(hash).isEqualTo(CanonicalJson.sha256(other));
        assertThat(hash).isEqualTo(CanonicalJson.sha256("{\"a\":null,\"b\":[{\"x\":\"ü\",\"y\":1}]}"));
    }

    @Test
    void shouldGiveOtherHashWhenListOrderDiffers() throws JsonProcessingException {
        // given
        var one = json.readTree("[1,2]");
        var other = json.readTree("[2,1]");

        // when // then
        assertThat(CanonicalJson.sha256(one)).isNotEqualTo(CanonicalJson.sha256(other));
    }
}
