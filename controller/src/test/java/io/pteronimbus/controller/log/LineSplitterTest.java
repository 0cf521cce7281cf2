package io.pteronimbus.controller.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {
    private final List<String> lines = new ArrayList<>();
    private final LineSplitter splitter = new LineSplitter(1_000, lines::add);

    @Test
    void shouldGiveLinesWhenBytesComeInAnyPieces() {
        // given
        var bytes = "one\r\ntwo ü\n\nrest".getBytes(StandardCharsets.UTF_8);

        // when
        for (var b : bytes) {
            splitter.write(b);
        }

        // then
        assertThat(lines).containsExactly("one", "two ü", "");
    }

    @Test
    void shouldCutLineWhenItIsTooLong() {
        // given
        var bytes = ("x".repeat(5_000) + "\nnext\n").getBytes(StandardCharsets.UTF_8);

        // when
        splitter.write(bytes, 0, bytes.length);

        // then
        assertThat(lines).containsExactly("x".repeat(1_000), "next");
    }
}
