package io.pteronimbus.configfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both ways to go about a folder do the same. */
class FolderTest {
    @TempDir
    private static Path directory;

    static Stream<Folder> ways() throws IOException {
        var handle = Folder.at(Files.createTempDirectory(directory, "handle"));
        assertThat(handle).isInstanceOf(HandleFolder.class);
        return Stream.of(handle, new PathFolder(Files.createTempDirectory(directory, "path")));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldWriteReadMoveAndDeleteWhenNamesAreOrdinary(Folder root) throws IOException {
        root.make("in");
        try (root;
                var folder = root.open("in")) {
            // given
            try (var channel = folder.create("new")) {
                channel.write(ByteBuffer.wrap(new byte[] {1, 2}));
            }
            folder.setMode("new", PosixFilePermissions.fromString("rw-r-----"));
            Files.writeString(folder.path().resolve("old"), "old");
            // when
            folder.move("new", "old");
            // then
            assertThat(folder.attributes("new")).isEmpty();
            assertThat(folder.mode("old")).contains(PosixFilePermissions.fromString("rw-r-----"));
            try (var channel = folder.read("old")) {
                assertThat(Channels.newInputStream(channel).readAllBytes()).containsExactly(1, 2);
            }
            folder.delete("old");
            assertThat(folder.path()).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldRefuseWhenANameIsALink(Folder root) throws IOException {
        try (root) {
            // given
            var target = Files.createTempDirectory(directory, "target");
            Files.writeString(target.resolve("file"), "x");
            Files.createSymbolicLink(root.path().resolve("folder"), target);
            Files.createSymbolicLink(root.path().resolve("file"), target.resolve("file"));
            // then
            assertThat(root.attributes("file"))
                    .hasValueSatisfying(
                            file -> assertThat(file.isSymbolicLink()).isTrue());
            assertThatThrownBy(() -> root.open("folder")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> root.read("file")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> root.create("file")).isInstanceOf(IOException.class);
        }
    }
}
