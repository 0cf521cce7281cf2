package io.pteronimbus.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeakedHashFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1, true, false", "2, true, true", "3, false, true", "500, true, false", "501, false, false"})
    void shouldFindEachLineAndNothingElse(int lines, boolean counts, boolean windows) throws Exception {
        // given
        var hashes = new TreeMap<String, String>();
        for (var i = 0; i < lines; i++) {
            hashes.put(LeakedPasswordsTest.sha1("password " + i), counts ? ":" + i * 7919L : "");
        }
        var text = hashes.entrySet().stream()
                .map(line -> line.getKey() + line.getValue())
                .collect(Collectors.joining(windows ? "\r\n" : "\n"));
        var path = Files.writeString(folder.resolve("list.txt"), lines % 2 == 0 ? text + "\n" : text);

        // when
        try (var list = LeakedHashFile.open(path)) {

            // then
            assertThat(IntStream.range(0, lines).mapToObj(i -> "password " + i)).allMatch(list::contains);
            assertThat(IntStream.range(0, 500).mapToObj(i -> "other " + i)).noneMatch(list::contains);
        }
    }

    @Test
    void shouldReadLowerCaseHashes() throws Exception {
        // given
        var hash = LeakedPasswordsTest.sha1("password").toLowerCase(Locale.ROOT);
        var path = Files.writeString(folder.resolve("list.txt"), hash);

        // when
        try (var list = LeakedHashFile.open(path)) {

            // then
            assertThat(list.contains("password")).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "password\n", "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8 42\n"})
    void shouldRefuseAFileOfAnotherForm(String text) throws Exception {
        // given
        var path = Files.writeString(folder.resolve("list.txt"), text);

        // when
        var open = (ThrowingCallable) () -> LeakedHashFile.open(path);

        // then
        assertThatThrownBy(open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pteronimbus.auth.password.leaked-list");
    }

    @Test
    void shouldRefuseAFileThatIsNotSortedOrHasEndlessLinesOrIsNotThere() throws Exception {
        // given
        var unsorted = Files.writeString(folder.resolve("unsorted.txt"), "B".repeat(40) + "\n" + "A".repeat(40) + "\n");
        var endless = Files.writeString(folder.resolve("endless.txt"), "A".repeat(5000));
        var absent = folder.resolve("absent.txt");

        // then
        assertThatThrownBy(() -> LeakedHashFile.open(unsorted)).hasMessageContaining("is not sorted");
        assertThatThrownBy(() -> LeakedHashFile.open(endless)).hasMessageContaining("too long");
        assertThatThrownBy(() -> LeakedHashFile.open(absent)).hasMessageContaining("cannot be read");
    }
}
