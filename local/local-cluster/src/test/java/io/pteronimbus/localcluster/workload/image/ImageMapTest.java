package io.pteronimbus.localcluster.workload.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageMapTest {

    @TempDir
    Path directory;

    @Test
    void shouldFindImageWhenFileMapsIt() throws IOException {
        // given
        Path file = Files.writeString(directory.resolve("images.json"), """
                {"images":{"game:1":{"command":["java","-jar","g.jar"],"env":{"A":"b"},"workingDir":null}}}
                """);

        // when
        ImageMap images = ImageMap.read(file);

        // then
        assertThat(images.find("game:1"))
                .hasValue(new MappedImage(List.of("java", "-jar", "g.jar"), Map.of("A", "b"), null));
        assertThat(images.find("game:2")).isEmpty();
        assertThat(ImageMap.read(null).find("game:1")).isEmpty();
    }

    @Test
    void shouldSayWhichFileWhenItIsMalformed() throws IOException {
        // given
        Path file = Files.writeString(directory.resolve("images.json"), "{\"images\":{\"a\":{\"command\":7}}}");

        // then
        assertThatThrownBy(() -> ImageMap.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("images.json");
    }

    @Test
    void shouldComposeCommandLineAsKubernetesDoesWhenContainerOverrides() {
        // given
        var image = new MappedImage(List.of("run", "it"), Map.of(), null);

        // then
        assertThat(image.commandLine(List.of(), List.of())).containsExactly("run", "it");
        assertThat(image.commandLine(List.of(), List.of("-v"))).containsExactly("run", "it", "-v");
        assertThat(image.commandLine(List.of("sh"), List.of("-v"))).containsExactly("sh", "-v");
    }

    @Test
    void shouldKnowWhatWasAddedWhenFileChanges() throws IOException {
        // given
        Path file = Files.writeString(directory.resolve("added.json"), "{\"images\":{\"a:1\":{\"command\":[\"a\"]}}}");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1000));
        ImageMap map = ImageMap.read(file);
        assertThat(map.find("b:1")).isEmpty();

        // when
        Files.writeString(file, "{\"images\":{\"b:1\":{\"command\":[\"b\"]}}}");
        Files.setLastModifiedTime(file, FileTime.fromMillis(2000));

        // then
        assertThat(map.find("b:1")).isPresent();
        Files.writeString(file, "no map");
        Files.setLastModifiedTime(file, FileTime.fromMillis(3000));
        assertThat(map.find("b:1")).isPresent();
    }
}
