package io.pteronimbus.localcluster.workload.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.localcluster.workload.process.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerLogTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir
    Path directory;

    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);

    @Test
    void shouldWriteTimedEntriesWhenLinesComeInPieces() throws Exception {
        // given
        ContainerLog log = create(1 << 20);

        // when
        log.accept(Output.STDOUT, "one\ntw".getBytes(UTF_8));
        log.accept(Output.STDERR, "oops\n".getBytes(UTF_8));
        log.accept(Output.STDOUT, "o\nrest".getBytes(UTF_8));
        log.close();

        // then
        assertThat(Files.readString(directory.resolve("0.log"))).isEqualTo("""
                        2026-03-04T12:00:00.000000000Z stdout F one
                        2026-03-04T12:00:00.000000001Z stderr F oops
                        2026-03-04T12:00:00.000000002Z stdout F two
                        2026-03-04T12:00:00.000000003Z stdout P rest
                        """);
        assertThat(read(log, LogOptions.ALL)).isEqualTo("one\noops\ntwo\nrest");
    }

    @Test
    void shouldSplitAndRejoinWhenLineIsTooLong() throws Exception {
        // given
        ContainerLog log = create(1 << 20);
        String line = "x".repeat(3 * LineSplitter.LONGEST + 5) + "\n";

        // when
        log.accept(Output.STDOUT, line.getBytes(UTF_8));

        // then
        assertThat(read(log, LogOptions.ALL)).isEqualTo(line);
    }

    @Test
    void shouldDropWhatCannotBeWrittenAndGoOnWhenItCanAgain() throws Exception {
        // given
        ContainerLog log = create(120);
        Path obstacle = directory.resolve("0.log.1");
        Files.createDirectories(obstacle.resolve("not-empty"));

        // when
        for (int i = 0; i < 5; i++) {
            log.accept(Output.STDOUT, ("line " + i + "\n").getBytes(UTF_8));
        }
        Files.delete(obstacle.resolve("not-empty"));
        Files.delete(obstacle);
        log.accept(Output.STDOUT, "last\n".getBytes(UTF_8));

        // then
        assertThat(read(log, LogOptions.ALL)).isEqualTo("line 0\nline 1\nlast\n");
    }

    @Test
    void shouldReadSelectedPartWhenAsked() throws Exception {
        // given
        ContainerLog log = create(1 << 20);
        log.accept(Output.STDOUT, "a\nb\nc\nd\n".getBytes(UTF_8));

        // when
        String tail = read(log, new LogOptions(2L, null, null, false, false));
        String none = read(log, new LogOptions(0L, null, null, false, false));
        String more = read(log, new LogOptions(99L, null, null, false, false));
        String since = read(log, new LogOptions(null, NOON.plusNanos(3), null, false, false));
        String limited = read(log, new LogOptions(null, null, 3L, false, false));
        String timed = read(log, new LogOptions(1L, null, null, false, true));

        // then
        assertThat(tail).isEqualTo("c\nd\n");
        assertThat(none).isEmpty();
        assertThat(more).isEqualTo("a\nb\nc\nd\n");
        assertThat(since).isEqualTo("d\n");
        assertThat(limited).isEqualTo("a\nb");
        assertThat(timed).isEqualTo("2026-03-04T12:00:00.000000003Z d\n");
    }

    @Test
    void shouldKeepTwoFilesAtMostWhenRotating() throws Exception {
        // given
        ContainerLog log = create(1000);

        // when
        IntStream.range(0, 100).forEach(i -> log.accept(Output.STDOUT, ("line " + i + "\n").getBytes(UTF_8)));

        // then
        assertThat(directory).isDirectoryContaining("glob:**0.log").isDirectoryContaining("glob:**0.log.1");
        List<String> lines = read(log, LogOptions.ALL).lines().toList();
        assertThat(lines).hasSizeBetween(20, 50).endsWith("line 98", "line 99");
        assertThat(read(log, new LogOptions(30L, null, null, false, false)).lines())
                .containsExactlyElementsOf(lines.subList(lines.size() - 30, lines.size()));
        assertThat(read(ContainerLog.ended(directory.resolve("0.log")), LogOptions.ALL)
                        .lines())
                .containsExactlyElementsOf(lines);
    }

    @Test
    void shouldFollowAcrossRotationsWhenContainerWrites() throws Exception {
        // given
        ContainerLog log = create(4000);
        StringBuffer seen = new StringBuffer();
        Thread follower = Thread.ofVirtual().start(() -> follow(log, seen));

        // when
        for (int i = 0; i < 300; i++) {
            log.accept(Output.STDOUT, ("line " + i + "\n").getBytes(UTF_8));
            String expected = "line " + i + "\n";
            if (i % 10 == 0) {
                await().until(() -> seen.toString().endsWith(expected));
            }
        }
        log.close();
        follower.join();

        // then
        assertThat(seen.toString().lines())
                .containsExactlyElementsOf(
                        IntStream.range(0, 300).mapToObj(i -> "line " + i).toList());
    }

    private static void follow(ContainerLog log, StringBuffer seen) {
        try (var reader = new LogReader(log, new LogOptions(null, null, null, true, false))) {
            for (byte[] next = reader.next(); next != null; next = reader.next()) {
                seen.append(new String(next, UTF_8));
            }
        } catch (IOException | InterruptedException e) {
            seen.append(e);
        }
    }

    private ContainerLog create(long limit) throws IOException {
        return ContainerLog.create(directory.resolve("0.log"), limit, clock);
    }

    private static String read(ContainerLog log, LogOptions options) throws IOException, InterruptedException {
        List<String> parts = new ArrayList<>();
        try (var reader = new LogReader(log, options)) {
            for (byte[] next = reader.next(); next != null; next = reader.next()) {
                parts.add(new String(next, UTF_8));
            }
        }
        return String.join("", parts);
    }
}
