package io.pteronimbus.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaFlagsTest {

    @Test
    void shouldPutFlagsOfOnesOwnBehindOursWhenThereAreAny() {
        var flags = JavaFlags.service(
                Service.TENANT, Map.of("PTERONIMBUS_SERVICE_JAVA_OPTIONS", " -XX:TieredStopAtLevel=4  -Xmx256m "));

        assertThat(flags).startsWith("-XX:+UseSerialGC").endsWith("-XX:TieredStopAtLevel=4", "-Xmx256m");
    }

    @Test
    void shouldBeOursAloneOtherwise() {
        assertThat(JavaFlags.service(Service.GATEWAY, Map.of("PTERONIMBUS_SERVICE_JAVA_OPTIONS", " ")))
                .isEqualTo(JavaFlags.SERVICE);
        assertThat(JavaFlags.service(Service.GATEWAY, Map.of())).isEqualTo(JavaFlags.SERVICE);
    }

    @Test
    void shouldKeepWhatOneServiceNeedsBetweenThoseOfAllAndOnesOwn() {
        assertThat(JavaFlags.service(Service.TENANT, Map.of("PTERONIMBUS_SERVICE_JAVA_OPTIONS", "-Xmn40m")))
                .startsWith(JavaFlags.SERVICE.toArray(String[]::new))
                .endsWith("-Xmn20m", "-Xmn40m");
    }
}
