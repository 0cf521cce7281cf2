package io.pteronimbus.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageMapFileTest {
    private static final String OPEN_TTD = "pteronimbus/openttd:1";

    @TempDir
    private Path directory;

    private Path games;
    private StackLayout layout;

    @BeforeEach
    void prepare() throws IOException {
        games = Files.createDirectory(directory.resolve("games"));
        layout = new StackLayout(Path.of("").toAbsolutePath().resolve("../..").normalize(), directory);
    }

    @Test
    void shouldMapTheDemoWhateverIsInstalled() throws IOException {
        assertThat(mapped().path("pteronimbus/demo-game:1").path("command").valueStream())
                .extracting(JsonNode::asText)
                .endsWith("-jar", layout.demoGameJar().toString());
    }

    @Test
    void shouldMapWhatChangesFilesOfGames() throws IOException {
        assertThat(mapped().path("pteronimbus/config-files:1").path("command").valueStream())
                .extracting(JsonNode::asText)
                .endsWith("-jar", layout.configFilesJar().toString());
    }

    @Test
    void shouldMapOpenTtdToTheScriptOfItsImageWhenTheGameIsInstalled() throws IOException {
        // given
        Path game = program("rwxr-xr-x");

        // when
        JsonNode image = mapped().path(OPEN_TTD);

        // then
        assertThat(image.path("command").valueStream())
                .extracting(JsonNode::asText)
                .containsExactly("sh", layout.openTtdScript().toString());
        assertThat(layout.openTtdScript()).isRegularFile();
        assertThat(image.path("env").properties())
                .extracting(Map.Entry::getKey, variable -> variable.getValue().asText())
                .containsExactlyInAnyOrder(
                        tuple("DATA_DIR", "/data"),
                        tuple("SERVER_BIND", "127.0.0.1"),
                        tuple("OPENTTD", game.toString()));
    }

    @Test
    void shouldNotMapOpenTtdWhenTheGameIsNotInstalled() throws IOException {
        assertThat(mapped().has(OPEN_TTD)).isFalse();
    }

    @Test
    void shouldNotMapOpenTtdWhenWhatIsThereCannotBeRun() throws IOException {
        // given
        program("rw-r--r--");

        // then
        assertThat(mapped().has(OPEN_TTD)).isFalse();
    }

    @Test
    void shouldLookOnThePathFirstAndThenWhereDebianPutsGames() {
        assertThat(Programs.of(Map.of("PATH", "/opt/bin::/bin")).directories())
                .containsExactly(Path.of("/opt/bin"), Path.of("/bin"), Path.of("/usr/games"));
        assertThat(Programs.of(Map.of()).directories()).containsExactly(Path.of("/usr/games"));
    }

    private Path program(String permissions) throws IOException {
        return Files.createFile(
                games.resolve("openttd"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
    }

    private JsonNode mapped() throws IOException {
        ImageMapFile.write(layout, new Programs(List.of(directory.resolve("nothing"), games)));
        return new JsonMapper().readTree(layout.images().toFile()).path("images");
    }
}
