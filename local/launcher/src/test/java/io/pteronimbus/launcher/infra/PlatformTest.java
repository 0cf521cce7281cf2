package io.pteronimbus.launcher.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, postgres-linux-arm_64.txz",
        "Mac OS X, x86_64, postgres-darwin-x86_64.txz",
        "Mac OS X, aarch64, postgres-darwin-arm_64.txz"
    })
    void shouldHaveItsBinariesOnTheClassPath(String system, String processor, String archive) {
        // when
        Platform platform = Platform.of(system, processor);

        // then
        assertThat(platform.archive()).isEqualTo(archive);
        assertThat(Platform.class.getResource("/" + archive)).isNotNull();
    }

    @Test
    void shouldSayWhatIsSupportedWhenThisMachineIsNot() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Platform.of("Windows 11", "amd64"))
                .withMessageContaining("Linux and macOS")
                .withMessageContaining("Windows 11 on amd64");
    }
}
