package io.pteronimbus.launcher.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryCacheTest {
    @TempDir
    private Path directory;

    @Test
    void shouldUnpackOnceWhenSeveralAskAtTheSameTime() throws Exception {
        // given
        BinaryCache cache = new BinaryCache(directory, Platform.current());

        // when
        List<Path> homes;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Path>> asked = IntStream.range(0, 2)
                    .mapToObj(i -> threads.submit(cache::postgres))
                    .toList();
            homes = List.of(asked.get(0).get(), asked.get(1).get());
        }

        // then
        assertThat(homes.get(0)).isEqualTo(homes.get(1));
        assertThat(homes.get(0).resolve("bin/postgres")).isExecutable();
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(homes.get(0));
        }
    }

    @Test
    void shouldUnpackRedis() throws IOException {
        // when
        Path program = new BinaryCache(directory, Platform.current()).redis();

        // then
        assertThat(program).isExecutable();
    }

    @Test
    void shouldSayWhichArchiveIsMissing() {
        // given
        BinaryCache cache = new BinaryCache(directory, new Platform("postgres-none.txz", "none"));

        // then
        assertThatIOException().isThrownBy(cache::postgres).withMessageContaining("postgres-none.txz");
    }

    @Test
    void shouldLieInTheUsersCacheDirectory() {
        assertThat(BinaryCache.ofUser(Map.of("XDG_CACHE_HOME", directory.toString())))
                .extracting("directory")
                .isEqualTo(directory.resolve("pteronimbus"));
        assertThat(BinaryCache.ofUser(Map.of()))
                .extracting("directory")
                .isEqualTo(Path.of(System.getProperty("user.home"), ".cache", "pteronimbus"));
    }
}
