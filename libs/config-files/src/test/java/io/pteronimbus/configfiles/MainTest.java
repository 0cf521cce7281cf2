package io.pteronimbus.configfiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.google.re2j.Pattern;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class MainTest {
    private static final String INPUT = """
            [{"path":"server.properties","parser":"PROPERTIES","edits":[
               {"match":"server-port","value":"{{server.build.default.port}}","literal":false},
               {"match":"motd","value":"{{env.MOTD}} {{config.token}}","literal":false}]},
             {"path":"config.yml","parser":"YAML","edits":[
               {"match":"listeners[0].host","value":"0.0.0.0:{{server.build.default.port}}","literal":false},
               {"match":"servers.*.address","value":"{{config.docker.interface}}","literal":false,"ifValue":"localhost"}]},
             {"path":"broken.json","parser":"JSON","edits":[{"match":"password","value":"hunter2","literal":false}]}]
            """;

    @TempDir
    private Path root;

    @Test
    void shouldChangeFilesAndEndWithZeroWhenRunAsAProcess() throws Exception {
        // given
        var game = GameFolder.at(root)
                .with("server.properties", "# Minecraft\nserver-port=1\n")
                .with("broken.json", "{x");
        var process = process(root.toString(), INPUT);
        // when
        var ended = process.waitFor(60, TimeUnit.SECONDS);
        // then
        assertThat(ended).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "server.properties: 2 values set\nconfig.yml: 1 value set, 1 not found\n");
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("""
                        server.properties: unknown placeholder {{config.token}}
                        broken.json: left as it is: it is not JSON at line 1, column 2
                        """);
        assertThat(game.read("server.properties"))
                .isEqualTo("# Minecraft\nserver-port=25570\nmotd=\\u00a7a {{config.token}}\n");
        assertThat(game.read("config.yml")).isEqualTo("listeners:\n- host: 0.0.0.0:25570\n");
        assertThat(game.read("broken.json")).isEqualTo("{x");
    }

    @Test
    void shouldEndWithOneWhenTheInputCannotBeUnderstood() {
        assertThat(run(List.of(root.toString()), Map.of(Main.INPUT, "[hunter2")))
                .startsWith("1 config-files: PTERONIMBUS_CONFIG_FILES cannot be understood: it is not JSON")
                .doesNotContain("hunter2");
    }

    @Test
    void shouldEndWithOneWhenThereIsNoInputOrNoRoot() {
        var wants = "1 config-files: wants one argument, a folder that is there, and PTERONIMBUS_CONFIG_FILES";
        assertThat(run(List.of(root.toString()), Map.of())).startsWith(wants);
        assertThat(run(List.of(), Map.of(Main.INPUT, "[]"))).startsWith(wants);
        assertThat(run(List.of(root.resolve("no").toString()), Map.of(Main.INPUT, "[]")))
                .startsWith(wants);
        assertThat(run(List.of("\0"), Map.of(Main.INPUT, "[]"))).startsWith(wants);
    }

    @Test
    void shouldTellOnOneLineWhenAPathHasSeveral() {
        // given
        var input = "[{\"path\":\"a\\nb: 9 values set\",\"parser\":\"FILE\",\"edits\":[]}]";
        // then
        assertThat(run(List.of(root.toString()), Map.of(Main.INPUT, input)))
                .isEqualToNormalizingNewlines(
                        "0 a?b: 9 values set: left as it is: its path has characters that are not taken\n");
    }

    private static String run(List<String> arguments, Map<String, String> environment) {
        var told = new ByteArrayOutputStream();
        var stream = new PrintStream(told, true, StandardCharsets.UTF_8);
        return Main.run(arguments, environment, stream, stream) + " " + told.toString(StandardCharsets.UTF_8);
    }

    private static Process process(String root, String input) throws Exception {
        var classes = Stream.of(Main.class, JsonFactory.class, Yaml.class, Pattern.class)
                .map(type ->
                        type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .collect(Collectors.joining(File.pathSeparator));
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        assertThat(Files.isExecutable(java)).isTrue();
        var builder = new ProcessBuilder(java.toString(), "-cp", classes, Main.class.getName(), root);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of("LANG", "C.UTF-8", "SERVER_PORT", "25570", "MOTD", "§a", Main.INPUT, input));
        return builder.start();
    }
}
