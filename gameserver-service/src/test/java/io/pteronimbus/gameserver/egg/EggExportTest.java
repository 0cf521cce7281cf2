package io.pteronimbus.gameserver.egg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.crd.Liveness;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EggExportTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:34:56.789Z");

    @ParameterizedTest
    @MethodSource("io.pteronimbus.gameserver.egg.Eggs#all")
    void shouldComeToTheSameTemplateWhenExportIsImported(Eggs.Egg egg) {
        // given
        var imported = egg.read();

        for (var format : EggFormat.values()) {
            // when
            var again = EggImport.read(written(imported, format), null);

            // then
            assertThat(again.spec()).as(format.name()).isEqualTo(imported.spec());
            assertThat(again.name()).isEqualTo(imported.name());
            assertThat(again.description()).isEqualTo(imported.description());
        }
    }

    @ParameterizedTest
    @EnumSource(EggFormat.class)
    void shouldComeToTheSameTemplateWhenEggsHaveNoWordForIt(EggFormat format) {
        // given
        var whole = whole();

        // when
        var egg = EggExport.write("Whole", "", whole, format, NOW);

        // then
        assertThat(EggImport.read(egg, null).spec()).isEqualTo(whole);
    }

    @Test
    void shouldSayNothingMoreThanAnEggWhenThatSaysAll() throws IOException {
        var imported = Eggs.named("ptdl-v2-usual.json").read();
        assertThat(tree(written(imported, EggFormat.PTDL_v2)).has(EggExtension.KEY))
                .isFalse();
        assertThat(tree(written(imported, EggFormat.PLCN_v3)).has(EggExtension.KEY))
                .isFalse();
    }

    @Test
    void shouldTakeTheEggsOwnPartWhenSomebodyEditsIt() {
        // given
        var egg = EggExport.write("Whole", "", whole(), EggFormat.PTDL_v2, NOW);

        // when
        var edited = EggImport.read(egg.replace("\"Seed of the world\"", "\"Another name\""), null);

        // then
        assertThat(edited.spec().variables().getFirst().name()).isEqualTo("Another name");
        assertThat(edited.spec().variables().getFirst().hasSecret()).isTrue();
    }

    @Test
    void shouldWriteWhatOtherPanelsReadWhenFormatIsTheirs() throws IOException {
        // given
        var imported = Eggs.named("plcn-v3.json").read();

        // when
        var ptdl = tree(written(imported, EggFormat.PTDL_v2));
        var plcn = tree(written(imported, EggFormat.PLCN_v3));

        // then
        assertThat(ptdl.at("/startup").textValue()).isEqualTo("./brick");
        assertThat(ptdl.at("/variables/0/rules").textValue()).isEqualTo("nullable|string");
        assertThat(ptdl.at("/config/files").isTextual()).isTrue();
        assertThat(plcn.at("/startup_commands/With mods").textValue()).isEqualTo("./brick --mods {{MODS}}");
        assertThat(plcn.at("/variables/0/rules/1").textValue()).isEqualTo("string");
        assertThat(plcn.at("/image").textValue()).startsWith("data:image/png;base64,");
        assertThat(plcn.at("/exported_at").textValue()).isEqualTo("2026-11-23T12:34:56+00:00");
    }

    private static String written(ImportedEgg egg, EggFormat format) {
        return EggExport.write(egg.name(), egg.description(), egg.spec(), format, NOW);
    }

    private static JsonNode tree(String text) throws IOException {
        return new JsonMapper().readTree(text);
    }

    /** One that says all that an egg cannot. */
    private static GameTemplateSpec whole() {
        return new GameTemplateSpec(
                List.of(new GameTemplateSpec.Image("One", "one:1")),
                new GameTemplateSpec.Startup(List.of("run"), List.of("-x"), List.of()),
                List.of(
                        new GameTemplateSpec.Variable(
                                "SEED", "Seed of the world", null, "", null, null, true, List.of("regex:/^(a|b)$/")),
                        new GameTemplateSpec.Variable("TOKEN", "Token", "no secret", "", true, null, false, List.of())),
                List.of(new GameServerSpec.ConfigFile(
                        "a.cfg",
                        GameServerSpec.ConfigParser.FILE,
                        List.of(
                                new GameServerSpec.ConfigEdit("a", "1", false, null),
                                new GameServerSpec.ConfigEdit("a", "2", false, null)))),
                new GameTemplateSpec.Install("installer:1", null, null, 60),
                new GameServerSpec.Done("", false, true, List.of()),
                new GameServerSpec.Stop("stop", null, 7),
                List.of(
                        new GameServerSpec.Port("query", 27_016, GameServerSpec.Protocol.UDP),
                        new GameServerSpec.Port("rcon", 27_017, GameServerSpec.Protocol.TCP)),
                new GameServerSpec.Query(GameServerSpec.QueryProtocol.QUAKE3, "query"),
                new Liveness("rcon", 60, null, 9),
                List.of(),
                List.of(),
                "/data",
                new GameServerSpec.Resources(1, 2, 3),
                GameServerSpec.OnExit.STOP,
                true,
                Map.of("zone", "a"),
                List.of("quick"),
                null);
    }
}
