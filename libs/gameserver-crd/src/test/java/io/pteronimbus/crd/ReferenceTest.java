package io.pteronimbus.crd;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dcrd.update=true} writes the committed reference anew. */
class ReferenceTest {
    private static final Path COMMITTED = Path.of("../../docs/crd-reference.md");

    private static final String INTRODUCTION = """
            # Custom resources, field by field

            Made from the definitions by `ReferenceTest`. What each field means stands at its place in the Java model
            (`GameServerSpec`, `GameServerStatus`, `GameTemplateSpec`); how the controller acts on it in
            [operator.md](operator.md) and [server-states.md](server-states.md).
            """;

    @Test
    void shouldEqualCommittedReferenceWhenMadeFromDefinitions(@TempDir Path folder) throws IOException {
        // when
        var text = new StringBuilder(INTRODUCTION);
        for (var type : List.of(GameServer.class, GameTemplate.class)) {
            describe(
                    Serialization.unmarshal(DefinitionsTest.generate(type, folder), CustomResourceDefinition.class),
                    text);
        }
        var reference = text.toString().replace(System.lineSeparator(), "\n");

        // then
        if (Boolean.getBoolean("crd.update")) {
            Files.writeString(COMMITTED, reference);
        }
        assertThat(COMMITTED).hasContent(reference);
    }

    private static void describe(CustomResourceDefinition definition, StringBuilder text) {
        var names = definition.getSpec().getNames();
        for (var version : definition.getSpec().getVersions()) {
            text.append("\n## %s%n%n`%s/%s`, `kubectl get %s`, short `%s`, category `%s`.%n"
                    .formatted(
                            names.getKind(),
                            definition.getSpec().getGroup(),
                            version.getName(),
                            names.getPlural(),
                            String.join("`, `", names.getShortNames()),
                            String.join("`, `", names.getCategories())));
            version.getSchema().getOpenAPIV3Schema().getProperties().forEach((part, fields) -> {
                text.append("\n### ").append(part).append('\n');
                text.append("\n| Field | Type | Needed | Bounds |\n|---|---|---|---|\n");
                rows(part, fields, text);
                rules(part, fields, text);
            });
        }
    }

    private static void rows(String path, JSONSchemaProps parent, StringBuilder text) {
        new TreeMap<>(parent.getProperties()).forEach((name, field) -> {
            var place = path + "." + name;
            var needed = parent.getRequired().contains(name) ? "yes" : "";
            text.append("| `%s` | %s | %s | %s |%n".formatted(place, type(field), needed, bounds(field)));
            var below = element(field);
            if (below.getProperties() != null && !below.getProperties().isEmpty()) {
                rows(below == field ? place : place + "[]", below, text);
            }
        });
    }

    private static JSONSchemaProps element(JSONSchemaProps field) {
        var items = field.getItems();
        return items == null || items.getSchema() == null ? field : items.getSchema();
    }

    private static String type(JSONSchemaProps field) {
        var element = element(field);
        if (element != field) {
            return "list of " + element.getType();
        }
        return field.getAdditionalProperties() != null ? "map" : field.getType();
    }

    private static String bounds(JSONSchemaProps field) {
        var bounds = new ArrayList<String>();
        add(bounds, "default ", field.getDefault());
        add(bounds, "at least ", number(field.getMinimum()));
        add(bounds, "at most ", number(field.getMaximum()));
        add(bounds, "length from ", field.getMinLength());
        add(bounds, "length to ", field.getMaxLength());
        add(bounds, "items to ", field.getMaxItems());
        add(bounds, "entries to ", field.getMaxProperties());
        if (field.getPattern() != null) {
            bounds.add("`" + field.getPattern().replace("|", "\\|") + "`");
        }
        if (field.getEnum() != null && !field.getEnum().isEmpty()) {
            bounds.add(field.getEnum().stream()
                    .map(value -> "`" + value.asText() + "`")
                    .collect(Collectors.joining(", ")));
        }
        return String.join("; ", bounds);
    }

    private static @Nullable Object number(@Nullable Double value) {
        return value == null ? null : Math.round(value);
    }

    private static void add(List<String> bounds, String words, @Nullable Object value) {
        if (value != null) {
            bounds.add(words + "`" + value.toString().replace("\"", "") + "`");
        }
    }

    private static void rules(String path, JSONSchemaProps schema, StringBuilder text) {
        var found = new ArrayList<String>();
        collect(path, schema, found);
        if (!found.isEmpty()) {
            text.append("\nBeside that:\n\n").append(String.join("", found));
        }
    }

    private static void collect(String path, JSONSchemaProps schema, List<String> found) {
        if (schema.getXKubernetesValidations() != null) {
            schema.getXKubernetesValidations()
                    .forEach(rule -> found.add("- `%s`: %s.%n"
                            .formatted(
                                    path + (rule.getFieldPath() == null ? "" : rule.getFieldPath()),
                                    rule.getMessage())));
        }
        if (schema.getProperties() != null) {
            new TreeMap<>(schema.getProperties())
                    .forEach((name, field) -> collect(path + "." + name, element(field), found));
        }
    }
}
