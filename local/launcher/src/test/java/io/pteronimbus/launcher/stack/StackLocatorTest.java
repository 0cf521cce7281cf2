package io.pteronimbus.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackLocatorTest {
    @TempDir
    private Path directory;

    private StackRegistry registry;

    @BeforeEach
    void prepare() {
        registry = new StackRegistry(directory.resolve("state"));
    }

    @Test
    void shouldPreferTheGivenDirectory() throws IOException {
        // given
        registry.register(9090, directory.resolve("registered"));

        // when
        var found = locator("9090").find(directory.resolve("given"));

        // then
        assertThat(found).map(StackLayout::data).contains(directory.resolve("given"));
    }

    @Test
    void shouldFollowThePortWhenNoDirectoryIsGiven() throws IOException {
        // given
        registry.register(9090, directory.resolve("registered"));

        // then
        assertThat(locator("9090").find(null)).map(StackLayout::data).contains(directory.resolve("registered"));
    }

    @Test
    void shouldFindNothingWhenThePortIsUnknown() throws IOException {
        assertThat(locator("9091").find(null)).isEmpty();
    }

    @Test
    void shouldUseTheDefaultDirectoryWhenNothingIsSaid() throws IOException {
        assertThat(locator("").find(null)).map(StackLayout::data).contains(directory.resolve("tree/.pteronimbus"));
        assertThat(locator("9090").forStart(null).data()).isEqualTo(directory.resolve("tree/.pteronimbus"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "http", "-1", "123456"})
    void shouldRefuseWhatIsNoPort(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> locator(value).port())
                .withMessage("PTERONIMBUS_PORT must be a port between 1 and 65535, not \"" + value + "\".");
    }

    @Test
    void shouldKeepTheRegistryInTheStateDirectory() {
        assertThat(StackRegistry.ofUser(Map.of("XDG_STATE_HOME", "/s")))
                .extracting("directory")
                .isEqualTo(Path.of("/s/pteronimbus/stacks"));
        assertThat(StackRegistry.ofUser(Map.of("HOME", "/h")))
                .extracting("directory")
                .isEqualTo(Path.of("/h/.local/state/pteronimbus/stacks"));
    }

    private StackLocator locator(String port) {
        return new StackLocator(directory.resolve("tree"), registry, Map.of("PTERONIMBUS_PORT", port));
    }
}
