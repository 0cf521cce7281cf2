package io.pteronimbus.gameserver.egg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Reads eggs that went wrong in all manner of ways. Whatever the text, it is read or refused, and what is read survives being written and read
 * again. {@code -Deggs.fuzz=PT10M} goes on for longer, {@code -Deggs.seed=42} tries the same again.
 */
class EggFuzzTest {
    private static final Duration LONGEST_EACH = Duration.ofSeconds(20);
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\n",
            "\r\n",
            "\t",
            "null",
            "true",
            "-1",
            "1e999",
            "0123",
            "\\u0000",
            "\ud83d",
            "&a ",
            "*a",
            "!!int ",
            "<<: ",
            "- ",
            "|",
            ">",
            "#",
            "'",
            "%",
            "{{server.build.default.port}}",
            "regex:/(a+)+$/",
            "required",
            "..",
            "/etc/passwd",
            "^^C",
            "\ufeff",
            " ");

    @Test
    void shouldReadOrRefuseWhateverTheTextIs() {
        // given
        var seed = Long.getLong("eggs.seed", System.nanoTime());
        var random = new SplittableRandom(seed);
        var eggs = Eggs.all().toList();
        var end = Instant.now().plus(Duration.parse(System.getProperty("eggs.fuzz", "PT60S")));

        // when
        var tried = 0;
        var read = 0;
        while (Instant.now().isBefore(end)) {
            var egg = eggs.get(random.nextInt(eggs.size()));
            var text = broken(egg.text(), random);
            read += isRead(text, egg.name(), seed, tried) ? 1 : 0;
            tried++;
        }

        // then
        System.out.printf("Eggs gone wrong: %d tried, %d read, seed %d%n", tried, read, seed);
        assertThat(read).isBetween(1, tried - 1);
    }

    private static boolean isRead(String text, String name, long seed, int number) {
        var began = Instant.now();
        try {
            var imported = EggImport.read(text, name);
            for (var format : EggFormat.values()) {
                var egg = EggExport.write(imported.name(), imported.description(), imported.spec(), format, began);
                assertThat(EggImport.read(egg, null).spec()).isEqualTo(imported.spec());
            }
            return true;
        } catch (EggException e) {
            assertThat(e.place().line()).isPositive();
            assertThat(e.place().column()).isPositive();
            return false;
        } catch (RuntimeException | Error e) {
            return fail("seed %d, number %d, of %s:%n%s".formatted(seed, number, name, text), e);
        } finally {
            assertThat(Duration.between(began, Instant.now())).isLessThan(LONGEST_EACH);
        }
    }

    private static String broken(String text, SplittableRandom random) {
        var broken = new StringBuilder(text);
        for (var changes = random.nextInt(1, 6); changes > 0; changes--) {
            var from = random.nextInt(broken.length() + 1);
            var to = Math.min(broken.length(), from + random.nextInt(1, random.nextBoolean() ? 4 : 200));
            switch (random.nextInt(6)) {
                case 0 -> broken.delete(from, to);
                case 1 -> broken.insert(random.nextInt(broken.length() + 1), broken.substring(from, to));
                case 2 -> broken.insert(from, TOKENS.get(random.nextInt(TOKENS.size())));
                case 3 -> broken.replace(from, to, TOKENS.get(random.nextInt(TOKENS.size())));
                case 4 -> broken.insert(from, (char) random.nextInt(0x250));
                default -> broken.setLength(random.nextInt(20) == 0 ? from : broken.length());
            }
        }
        return broken.toString();
    }
}
