package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    private final Scenario server = new Scenario();

    @Test
    void shouldSayWhatItIsDoingWhenStateChanges() {
        // when
        server.look();
        var starting = conditions();
        server.isUp();
        var up = conditions();
        server.ends("a", 1, "Error").look();

        // then
        assertThat(starting).containsExactly("Ready=False", "Progressing=True", "Degraded=False");
        assertThat(up).containsExactly("Ready=True", "Progressing=False", "Degraded=False");
        assertThat(conditions()).containsExactly("Ready=False", "Progressing=False", "Degraded=True");
    }

    @Test
    void shouldKeepTimeOfLastChangeWhenAnotherConditionChanges() {
        // given
        server.look();
        var since = server.status().conditions().getLast().getLastTransitionTime();

        // when
        server.passes(Duration.ofMinutes(1)).isUp();

        // then
        assertThat(server.status().conditions().getLast().getLastTransitionTime())
                .isEqualTo(since);
        assertThat(server.status().conditions().getFirst().getLastTransitionTime())
                .isGreaterThan(since);
        assertThat(server.status().conditions())
                .allSatisfy(condition -> assertThat(condition.getObservedGeneration())
                        .isEqualTo(server.status().observedGeneration()));
    }

    private List<String> conditions() {
        return server.status().conditions().stream()
                .map(condition -> condition.getType() + "=" + condition.getStatus())
                .toList();
    }
}
