package io.pteronimbus.configfiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    @ParameterizedTest
    @CsvSource({
        "file,FILE",
        "properties,PROPERTIES",
        "ini,INI",
        "json,JSON",
        "yaml,YAML",
        "yml,YAML",
        "xml,XML",
        "JSON,JSON",
        "Yml,YAML",
        "' ini ',INI",
        "PROPERTIES,PROPERTIES"
    })
    void shouldBeFoundWhenAnEggNamesIt(String name, Parser expected) {
        assertThat(Parser.of(name)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "toml", "yamls", "j son"})
    void shouldBeNoneWhenTheNameIsAnother(String name) {
        assertThat(Parser.of(name)).isEmpty();
    }
}
