package io.pteronimbus.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaFlagsTest {

    @Test
    void shouldPutFlagsOfOnesOwnBehindOursWhenThereAreAny() {
        var flags =
                JavaFlags.service(Map.of("PTERONIMBUS_SERVICE_JAVA_OPTIONS", " -XX:TieredStopAtLevel=4  -Xmx256m "));

        assertThat(flags).startsWith("-XX:+UseSerialGC").endsWith("-XX:TieredStopAtLevel=4", "-Xmx256m");
    }

    @Test
    void shouldBeOursAloneOtherwise() {
        assertThat(JavaFlags.service(Map.of("PTERONIMBUS_SERVICE_JAVA_OPTIONS", " ")))
                .isEqualTo(JavaFlags.SERVICE);
        assertThat(JavaFlags.service(Map.of())).isEqualTo(JavaFlags.SERVICE);
    }

    @Test
    void shouldKeepFewArenasUnlessOneSaysOtherwise() {
        assertThat(JavaFlags.variables(Map.of())).containsExactly(Map.entry("MALLOC_ARENA_MAX", "2"));
        assertThat(JavaFlags.variables(Map.of("MALLOC_ARENA_MAX", "8")))
                .containsExactly(Map.entry("MALLOC_ARENA_MAX", "8"));
    }
}
