package io.pteronimbus.localcluster.workload.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpansionTest {

    @ParameterizedTest
    @CsvSource({
        "$(A), one",
        "x$(A)y$(B)z, xoneytwo$z",
        "$$(A), $(A)",
        "$$$(A), $one",
        "$(MISSING), $(MISSING)",
        "$A ${A} $, $A ${A} $",
        "$(A, $(A"
    })
    void shouldExpandKnownReferencesWhenTextHasThem(String text, String expected) {
        // when
        String expanded = Expansion.expand(text, Map.of("A", "one", "B", "two$"));

        // then
        assertThat(expanded).isEqualTo(expected);
    }
}
