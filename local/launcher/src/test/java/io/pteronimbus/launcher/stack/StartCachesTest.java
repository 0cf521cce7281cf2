package io.pteronimbus.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCachesTest {
    @TempDir
    private Path target;

    @Test
    void shouldUseNothingWhenNothingWasRehearsed() {
        assertThat(StartCaches.USED.options(target)).isEmpty();
    }

    @Test
    void shouldUseWhatARehearsalWroteOnceItIsAdopted() throws IOException {
        // given
        String option = StartCaches.WRITTEN.options(target).getFirst();
        Files.createFile(Path.of(option.replace("-XX:AOTCacheOutput=", "")));

        // when
        boolean adopted = StartCaches.adopt(target);

        // then
        assertThat(adopted).isTrue();
        assertThat(StartCaches.USED.options(target)).containsExactly("-XX:AOTCache=" + target.resolve("start.aot"));
        assertThat(StartCaches.adopt(target)).isFalse();
    }
}
