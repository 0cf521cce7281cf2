package io.pteronimbus.controller.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackedTextTest {
    private final PackedText packing = new PackedText();

    @Test
    void shouldGiveBackWhatItWasGiven() {
        var random = new Random(1);
        for (var length : new int[] {0, 1, 100, 4_095, 4_096, 4_097, 100_000}) {
            // given
            var text = new byte[length];
            random.nextBytes(text);
            // then
            assertThat(packing.unpack(packing.pack(text))).isEqualTo(text);
        }
    }

    @Test
    void shouldTakeLittleForWhatIsMuchLikeTheFirst() {
        // given
        packing.pack(text());
        // then
        assertThat(packing.pack(text())).hasSizeLessThan(text().length / 10);
    }

    @Test
    void shouldGiveBackEachOfThoseThatComeAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, 2_000)
                    .mapToObj(i -> threads.submit(() -> {
                        var text = text();
                        return Arrays.equals(packing.unpack(packing.pack(text)), text);
                    }))
                    .toList();
            for (Future<Boolean> each : all) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    @Test
    void shouldRefuseWhatIsCutOff() {
        // given
        var packed = packing.pack(text());
        // then
        assertThatThrownBy(() -> packing.unpack(Arrays.copyOf(packed, packed.length / 2)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static byte[] text() {
        return """
                {"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"data-gs-%s","labels":
                {"app.kubernetes.io/managed-by":"pteronimbus","pteronimbus.io/server":"%s"},"annotations":{"pteronimbus.io/applied-hash":
                "the same"}},"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1024Mi"}}},"status":{"phase":"Bound"},
                "more":"which makes the text as long as such a text is, with words that are in each of them, and more of the same, and again"}""".formatted(UUID.randomUUID(), "the one").getBytes(StandardCharsets.UTF_8);
    }
}
