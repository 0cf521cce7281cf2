package io.pteronimbus.gameserver.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The rules of real eggs. They are not part of the repository: they are looked for in {@code shared/eggs}, beside it or
 * beside a folder above it.
 */
class EggRulesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private record Variable(String egg, String name, RuleSet rules, String value) {}

    @Test
    void shouldUnderstandTheRulesOfEggsAndTakeTheirValues() throws IOException {
        // given
        var folder = eggs();
        if (folder.isEmpty()) {
            System.out.println("SKIPPED: no folder shared/eggs in a folder above, so no rules of real eggs were read");
        }
        Assumptions.assumeTrue(folder.isPresent(), "no folder shared/eggs in a folder above");

        // when
        var variables = new ArrayList<Variable>();
        try (var files = Files.walk(folder.get())) {
            for (var file : files.filter(EggRulesTest::isEgg).sorted().toList()) {
                variables.addAll(variables(file));
            }
        }

        // then
        var unsupported = new TreeMap<String, Integer>();
        var refused = new ArrayList<String>();
        for (var variable : variables) {
            variable.rules().unsupported().forEach(rule -> unsupported.merge(rule, 1, Integer::sum));
            assertThat(variable.rules().describe()).isNotNull();
            var violations = variable.rules().check(variable.value(), Map.of());
            if (!violations.isEmpty() && !variable.value().isEmpty()) {
                refused.add("%s %s=«%s»: %s".formatted(variable.egg(), variable.name(), variable.value(), violations));
            }
        }
        System.out.printf(
                "%d variables; not understood: %s; values that are not empty and keep not their own rules: %d%n",
                variables.size(), unsupported, refused.size());
        refused.forEach(System.out::println);
        assertThat(variables).isNotEmpty();
    }

    private static boolean isEgg(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".json") || name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static Optional<Path> eggs() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, EggRulesTest::above)
                .map(folder -> folder.resolve("shared").resolve("eggs"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static @Nullable Path above(Path folder) {
        return folder.getParent();
    }

    private static List<Variable> variables(Path file) throws IOException {
        var mapper = file.toString().endsWith(".json") ? JSON : YAML;
        var egg = mapper.readTree(Files.readString(file));
        return stream(egg.path("variables"))
                .map(variable -> new Variable(
                        file.getFileName().toString(),
                        variable.path("env_variable").asText(),
                        rules(variable.path("rules")),
                        variable.path("default_value").asText("")))
                .map(variable -> new Variable(
                        variable.egg(),
                        variable.name(),
                        variable.rules(),
                        variable.rules().normalise(variable.value())))
                .toList();
    }

    private static RuleSet rules(JsonNode rules) {
        return rules.isTextual()
                ? RuleSet.parse(rules.textValue())
                : RuleSet.parse(stream(rules).map(JsonNode::asText).toList());
    }

    private static Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }
}
