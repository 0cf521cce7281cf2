package io.pteronimbus.gameserver.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pteronimbus.configfiles.Placeholders;
import io.pteronimbus.gameserver.egg.EggExport;
import io.pteronimbus.gameserver.egg.EggFormat;
import io.pteronimbus.gameserver.egg.EggImport;
import io.pteronimbus.gameserver.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates that come with the product. */
class CatalogueTest {
    private static final Path FOLDER = Path.of("src/main/resources/templates");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^}]+?)\\s*}}");

    private final TemplateCheck check = new TemplateCheck(new TemplateSchema());

    static List<Path> files() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    private static TemplateDocument read(Path file) throws IOException {
        return new JsonMapper().readValue(file.toFile(), TemplateDocument.class);
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldBeGoodTemplateWhenItComesWithTheProduct(Path file) throws IOException {
        // given
        var tree = new JsonMapper().readTree(file.toFile());

        // when
        var spec = check.read(tree.get("spec"));

        // then
        var document = read(file);
        assertThat(file).hasFileName(document.slug() + ".json");
        assertThat(document.description()).isNotBlank();
        assertThat(spec).isEqualTo(document.spec());
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldHaveDefaultsThatKeepTheirRulesUnlessNobodyCanKnowThem(Path file) throws IOException {
        for (var variable : read(file).spec().variables()) {
            var rules = RuleSet.parse(variable.rules());
            assertThat(rules.unsupported()).as(variable.key()).isEmpty();
            if (!variable.defaultValue().isEmpty()) {
                assertThat(rules.check(variable.defaultValue(), Map.of()))
                        .as(variable.key())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldNameOnlyWhatThereIsWhenItNamesVariables(Path file) throws IOException {
        var spec = read(file).spec();
        var known = Stream.concat(
                        Stream.of("SERVER_PORT", "SERVER_IP", "SERVER_MEMORY"),
                        spec.variables().stream().map(variable -> variable.key()))
                .toList();
        var named = Stream.concat(
                        spec.startup().lines().stream().map(line -> line.line()),
                        spec.configFiles().stream()
                                .flatMap(config -> config.edits().stream().map(edit -> edit.value())))
                .flatMap(text -> PLACEHOLDER.matcher(text).results().map(found -> found.group(1)));
        assertThat(named).allSatisfy(name -> {
            var isVariable = known.contains(name.replaceFirst("^env\\.", ""));
            assertThat(isVariable || (Placeholders.isKnown(name) && !name.startsWith("env.")))
                    .as(name)
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void shouldComeBackWhenExportedAsAnEgg(Path file) throws IOException {
        var template = read(file);
        for (var format : EggFormat.values()) {
            var egg = EggExport.write(template.name(), template.description(), template.spec(), format, Instant.EPOCH);
            assertThat(EggImport.read(egg, null).spec()).isEqualTo(template.spec());
        }
    }

    @Test
    void shouldHaveTheGamesThatAreAskedForMost() throws IOException {
        assertThat(files())
                .extracting(file -> file.getFileName().toString().replace(".json", ""))
                .contains(
                        "minecraft-demo",
                        "minecraft-vanilla",
                        "minecraft-paper",
                        "minecraft-bedrock",
                        "counter-strike-2",
                        "valheim",
                        "terraria",
                        "openttd");
    }
}
