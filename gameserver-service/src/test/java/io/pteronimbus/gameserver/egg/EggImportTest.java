package io.pteronimbus.gameserver.egg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pteronimbus.crd.GameServerSpec.DonePattern;
import io.pteronimbus.crd.GameTemplateSpec.Variable;
import io.pteronimbus.gameserver.egg.ImportReport.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Deggs.update=true} writes anew what eggs of our own making come to. */
class EggImportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/eggs/golden");
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @ParameterizedTest
    @MethodSource("io.pteronimbus.gameserver.egg.Eggs#own")
    void shouldComeToWhatIsWrittenDownWhenEggIsOurOwn(Eggs.Egg egg) throws IOException {
        // when
        var imported = MAPPER.writeValueAsString(egg.read()) + "\n";

        // then
        var golden = GOLDEN.resolve(egg.name() + ".golden");
        if (Boolean.getBoolean("eggs.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, imported);
        }
        assertThat(imported).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("io.pteronimbus.gameserver.egg.Eggs#all")
    void shouldTellOfEachPartWhenEggIsReal(Eggs.Egg egg) {
        // when
        var imported = egg.read();

        // then
        var top = egg.read().report().entries().stream()
                .map(entry -> entry.path().split("[.\\[]")[0])
                .toList();
        assertThat(top).contains("meta", "name", "config");
        assertThat(imported.spec().images()).isNotEmpty();
        assertThat(imported.report().entries()).allSatisfy(entry -> {
            assertThat(entry.message()).isNotBlank();
            assertThat(entry.outcome()).isNotNull();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "stop,stop,,MAPPED",
        "'/quit now','/quit now',,MAPPED",
        "^C,,SIGINT,MAPPED",
        "^c,,SIGINT,MAPPED",
        "^^C,,SIGINT,ADAPTED",
        "^X,,SIGTERM,ADAPTED",
        "^SIGKILL,,SIGKILL,MAPPED",
        "^SIGTERM,,SIGTERM,MAPPED",
        "^sigint,,SIGINT,MAPPED",
        "^TERM,,SIGTERM,MAPPED",
        "^,,SIGTERM,ADAPTED",
        "'',,SIGTERM,ADAPTED",
        "'  ',,SIGTERM,ADAPTED"
    })
    void shouldStopByCommandOrSignal(String written, String command, String signal, Outcome outcome) {
        // given
        var notes = new ImportReport.Notes();

        // when
        var stop = EggStop.of(EggValue.scalar(EggValue.Kind.TEXT, "config.stop", Place.START, written), notes);

        // then
        assertThat(stop.command()).isEqualTo(command);
        assertThat(stop.signal()).isEqualTo(signal);
        assertThat(notes.report().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo(outcome));
    }

    @Test
    void shouldKeepBlanksAndExpressionsWhenTheyTellStartedGames() {
        var done = Eggs.named("plcn-v3.yaml").read().spec().done();
        assertThat(done.patterns())
                .containsExactly(new DonePattern(" ready for bricks ", false), new DonePattern("^\\[\\d+\\] up", true));
    }

    @Test
    void shouldKeepScriptByteByByteWhenItsLinesEndAsInWindows() {
        // when
        var install = Objects.requireNonNull(
                Eggs.named("ptdl-v2-windows.json").read().spec().install());

        // then
        assertThat(install.script()).isEqualTo("#!/bin/bash\r\napt update\r\n\techo \"made\"\r\n\r\nexit 0");
        assertThat(install.toSpec(1, false).script()).isEqualTo("#!/bin/bash\napt update\n\techo \"made\"\n\nexit 0");
    }

    @Test
    void shouldTakeDefaultsAsText() {
        var variables = Eggs.named("ptdl-v2-variables.json").read().spec().variables();
        assertThat(variables)
                .extracting(Variable::key, Variable::defaultValue)
                .containsExactly(
                        tuple("NUMBER", "25565"),
                        tuple("YES", "true"),
                        tuple("NO", "false"),
                        tuple("NONE", ""),
                        tuple("MUST_BE_GIVEN", ""),
                        tuple("lower_case", "a"),
                        tuple("TWICE", "second"),
                        tuple("HIDDEN", "h"),
                        tuple("STEAM_TOKEN", ""));
    }

    @Test
    void shouldOpenNoFileOutsideTheServersFolder() {
        var files = Eggs.named("ptdl-v2-files.json").read().spec().configFiles();
        assertThat(files)
                .extracting(file -> file.path())
                .containsExactly(
                        "brick.cfg",
                        "conf/brick.properties",
                        "brick.ini",
                        "brick.json",
                        "config.yml",
                        "brick.xml",
                        "home.cfg",
                        "nothing.json");
    }
}
