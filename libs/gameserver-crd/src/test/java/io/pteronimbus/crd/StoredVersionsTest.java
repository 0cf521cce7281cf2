package io.pteronimbus.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a cluster keeps was written under an earlier definition, and is never written anew by itself: one example of each is here for good, and a
 * change of the definition that has to do with what is stored brings another.
 */
class StoredVersionsTest {
    private static final Path STORED = Path.of("src/test/resources/stored");
    private static final Path DEFINITION =
            Path.of("../../deploy/helm/pteronimbus/crds/gameservers.pteronimbus.io.yaml");
    private final KubernetesSerialization serialization = new KubernetesSerialization();

    static List<Path> stored() throws IOException {
        try (Stream<Path> files = Files.list(STORED)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("stored")
    void shouldKeepWhatIsStoredWhenItIsReadAndWritten(Path file) throws IOException {
        // given
        var before = tree(file);

        // when
        var server = serialization.unmarshal(Files.readString(file), GameServer.class);
        var after = serialization.convertValue(server, JsonNode.class);

        // then
        assertThat(missing(before, after, "")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stored")
    void shouldHaveAllThatTheDefinitionAsksFor(Path file) throws IOException {
        // given
        var definition = serialization.unmarshal(Files.readString(DEFINITION), CustomResourceDefinition.class);
        var schema = definition.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();

        // then
        assertThat(refused(tree(file), schema, "")).isEmpty();
    }

    @Test
    void shouldMeanWhatItMeantWhenNewerFieldsAreNotThere() throws IOException {
        // when
        var server = serialization.unmarshal(Files.readString(STORED.resolve("2026-11-22.yaml")), GameServer.class);

        // then
        var spec = server.getSpec();
        assertThat(spec.suspended()).isFalse();
        assertThat(spec.onExit()).isEqualTo(GameServerSpec.OnExit.RESTART);
        assertThat(spec.eviction()).isEqualTo(GameServerSpec.Eviction.ALLOWED);
        assertThat(spec.install()).isNull();
        assertThat(spec.secretEnv()).isEmpty();
        assertThat(spec.readOnlyRoot()).isFalse();
        assertThat(server.getStatus().unacknowledged())
                .extracting(StateTransition::seq)
                .containsExactly(5L);
        assertThat(server.getStatus().lastLines()).isEmpty();
    }

    private JsonNode tree(Path file) throws IOException {
        return serialization.unmarshal(Files.readString(file), JsonNode.class);
    }

    /** Where something of before is not there any more, or is something else. */
    private static List<String> missing(JsonNode before, JsonNode after, String at) {
        var found = new ArrayList<String>();
        if (before.isObject()) {
            before.properties()
                    .forEach(field -> found.addAll(
                            missing(field.getValue(), after.path(field.getKey()), at + "." + field.getKey())));
        } else if (before.isArray()) {
            for (int i = 0; i < before.size(); i++) {
                found.addAll(missing(before.get(i), after.path(i), at + "[" + i + "]"));
            }
        } else if (!before.asText().equals(after.asText())) {
            found.add(at + ": " + before + " became " + after);
        }
        return found;
    }

    /** Where something is not there that has to be, or is not known. */
    private static List<String> refused(JsonNode value, JSONSchemaProps schema, String at) {
        var found = new ArrayList<String>();
        if (value.isArray()) {
            value.forEach(item -> found.addAll(refused(item, schema.getItems().getSchema(), at + "[]")));
        } else if (value.isObject() && schema.getProperties() != null) {
            var known = schema.getProperties();
            schema.getRequired().stream()
                    .filter(name -> !value.has(name))
                    .forEach(name -> found.add(at + "." + name + " is required"));
            value.properties().forEach(field -> {
                var name = at + "." + field.getKey();
                if (known.containsKey(field.getKey())) {
                    found.addAll(refused(field.getValue(), known.get(field.getKey()), name));
                } else if (!known.isEmpty() && !at.isEmpty()) {
                    found.add(name + " would be dropped");
                }
            });
        }
        return found;
    }
}
