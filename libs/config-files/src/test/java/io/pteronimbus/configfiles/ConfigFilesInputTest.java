package io.pteronimbus.configfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFilesInputTest {

    @Test
    void shouldBeReadWhenItIsAsTheControllerWritesIt() throws Exception {
        // when
        var files = ConfigFilesInput.parse("""
                [{"path":"server.properties","parser":"PROPERTIES","edits":[
                  {"match":"port","value":"{{server.build.default.port}}","literal":false,"ifValue":"127.0.0.1"},
                  {"match":"online","value":"true","literal":true,"ifValue":null,"later":1}]},
                 {"path":"a.yml","parser":"YAML","edits":[]}]
                """);
        // then
        assertThat(files)
                .containsExactly(
                        new ConfigFile(
                                "server.properties",
                                Parser.PROPERTIES,
                                List.of(
                                        new Edit(
                                                "port",
                                                "{{server.build.default.port}}",
                                                false,
                                                Optional.of("127.0.0.1")),
                                        new Edit("online", "true", true, Optional.empty()))),
                        new ConfigFile("a.yml", Parser.YAML, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2",
                "{}",
                "[1]",
                "[{}]",
                "[] []",
                "[{\"path\":1,\"parser\":\"FILE\",\"edits\":[]}]",
                "[{\"path\":\"a\",\"parser\":\"TOML\",\"edits\":[]}]",
                "[{\"path\":\"a\",\"parser\":\"FILE\"}]",
                "[{\"path\":\"a\",\"parser\":\"FILE\",\"edits\":{}}]",
                "[{\"path\":\"a\",\"parser\":\"FILE\",\"edits\":[{\"match\":\"a\"}]}]",
                "[{\"path\":\"a\",\"parser\":\"FILE\",\"edits\":[{\"match\":\"a\",\"value\":\"b\",\"literal\":1}]}]",
                "[{\"path\":\"a\",\"parser\":\"FILE\",\"edits\":[{\"match\":\"a\",\"value\":\"{hunter2\",\"literal\":true}]}]"
            })
    void shouldBeRefusedWithoutWhatItSaysWhenItCannotBeUnderstood(String input) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ConfigFilesInput.parse(input))
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("hunter2"));
    }

    @Test
    void shouldBeRefusedWhenItIsTooMuch() throws Exception {
        assertThat(ConfigFilesInput.parse(files(64, 15))).hasSize(64);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ConfigFilesInput.parse(files(65, 0)))
                .withMessage("more than 64 files");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ConfigFilesInput.parse(files(2, 501)))
                .withMessage("more than 1000 edits");
    }

    private static String files(int files, int edits) {
        var edit = "{\"match\":\"a\",\"value\":\"b\",\"literal\":false}";
        var file = "{\"path\":\"a\",\"parser\":\"FILE\",\"edits\":["
                + String.join(",", Collections.nCopies(edits, edit))
                + "]}";
        return "[" + String.join(",", Collections.nCopies(files, file)) + "]";
    }
}
