package io.pteronimbus.gameserver.egg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EggRefusalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';1;1;there is nothing in it",
                "'  ';1;1;there is nothing in it",
                "'{\n  \"name\": \"x\",\n  oops\n}';3;3;this is not JSON",
                "'{\"a\": 1';1;8;this is not JSON",
                "'{} {}';1;4;there is more after the end",
                "'[]';1;1;an egg is an object",
                "'- a';1;1;an egg is an object",
                "'just text';1;1;an egg is an object",
                "'a: [1,\nb: 2';2;5;this is not YAML",
                "'a: b\n\tc: d';2;1;this is not YAML",
                "'{\"name\": \"x\"}';1;1;meta.version must say",
                "'{\"meta\":\n {\"version\": \"PTDL_v9\"}}';2;14;eggs of the version PTDL_v9 are not known",
                "'{\"meta\":{\"version\":\"PTDL_v2\"},\n\"name\":\" \"}';2;8;name must not be empty",
                "'{\"meta\":{\"version\":\"PTDL_v2\"},\n\"name\":[1]}';2;8;name must be text",
                "'{\"meta\":{\"version\":\"PTDL_v2\"},\"name\":\"x\",\n\"docker_images\": {}}';2;18;docker_images must name an image"
            })
    void shouldTellWhereWhenTextIsNoEgg(String text, int line, int column, String message) {
        // when
        var refusal = catchThrowableOfType(EggException.class, () -> EggImport.read(text, null));

        // then
        assertThat(refusal.getMessage()).contains(message);
        assertThat(refusal.place()).isEqualTo(new Place(line, column));
        assertThat(refusal.told()).startsWith("Line " + line + ", column " + column + ": ");
    }

    @Test
    void shouldTellOfTheInnerTextWhenItIsBroken() {
        assertThatThrownBy(() -> EggImport.read("""
                        {"meta":{"version":"PTDL_v2"},"name":"x","docker_images":["a"],
                         "config":{"files":"{nope}"}}
                        """, null))
                .hasMessageContaining("config.files is no JSON within the egg: Line 1, column 2");
    }

    @Test
    void shouldRefuseCheaplyWhenTextNestsDeep() {
        assertThatThrownBy(() -> EggImport.read("{\"a\":" + "[".repeat(100_000), null))
                .isInstanceOf(EggException.class)
                .hasMessageContaining("too deep");
        assertThatThrownBy(() -> EggImport.read("a: " + "[".repeat(100_000), "egg.yaml"))
                .isInstanceOf(EggException.class);
    }

    @Test
    void shouldRefuseCheaplyWhenTextIsLong() {
        assertThatThrownBy(() -> EggImport.read(" ".repeat(50 * 1024 * 1024), null))
                .isInstanceOf(EggException.class)
                .hasMessageContaining("longer than");
        assertThatThrownBy(() -> EggImport.read("{\"a\":[" + "1,".repeat(1_000_000) + "1]}", null))
                .isInstanceOf(EggException.class)
                .hasMessageContaining("values in it");
    }

    @Test
    void shouldRefuseCheaplyWhenAliasesMultiply() {
        // given
        var laughs = "a0: &a0 [lol]\n"
                + IntStream.rangeClosed(1, 30)
                        .mapToObj(n -> "a" + n + ": &a" + n + " [*a" + (n - 1) + ", *a" + (n - 1) + "]")
                        .collect(Collectors.joining("\n"));

        // then
        assertThatThrownBy(() -> EggImport.read(laughs, "egg.yaml")).isInstanceOf(EggException.class);
    }

    @Test
    void shouldMakeNoObjectsWhenYamlAsksForThem() {
        assertThatThrownBy(() -> EggImport.read("!!javax.script.ScriptEngineManager [x]", "egg.yaml"))
                .isInstanceOf(EggException.class);
    }

    @Test
    void shouldRefuseExtensionThatMakesNoTemplate() {
        assertThatThrownBy(() -> EggImport.read("""
                        {"meta":{"version":"PTDL_v2"},"name":"x","docker_images":["a"],
                         "x-pteronimbus":{"spec":{"images":[]}}}
                        """, null))
                .isInstanceOf(EggException.class)
                .hasMessageContaining("a template needs an image");
    }
}
