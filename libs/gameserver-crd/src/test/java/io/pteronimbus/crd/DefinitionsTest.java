package io.pteronimbus.crd;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -Dcrd.update=true} writes the committed definitions anew. */
class DefinitionsTest {
    private static final Path COMMITTED = Path.of("../../deploy/helm/pteronimbus/crds");

    private static final List<String> COLUMNS = List.of(
            "State", "Reason", "Template", "Players", "Address", "Restarts", "Title", "Version", "Image", "Age");

    @ParameterizedTest
    @ValueSource(classes = {GameServer.class, GameTemplate.class})
    void shouldEqualCommittedDefinitionWhenGeneratedFromModel(
            Class<? extends CustomResource<?, ?>> type, @TempDir Path folder) throws IOException {
        // when
        var generated = generate(type, folder);

        // then
        var committed = COMMITTED.resolve(CustomResource.getCRDName(type) + ".yaml");
        if (Boolean.getBoolean("crd.update")) {
            Files.createDirectories(COMMITTED);
            Files.writeString(committed, generated);
        }
        assertThat(committed).hasContent(generated);
    }

    static String generate(Class<? extends CustomResource<?, ?>> type, Path folder) throws IOException {
        new CRDGenerator()
                .customResourceClasses(type)
                .inOutputDir(folder.toFile())
                .generate();
        return inOrder(Files.readString(folder.resolve(CustomResource.getCRDName(type) + "-v1.yml")));
    }

    /**
     * The generator sorts columns by path; people want the state first and the age last, as kubectl has it elsewhere. It
     * knows no categories.
     */
    private static String inOrder(String generated) {
        var definition = Serialization.unmarshal(generated, CustomResourceDefinition.class);
        definition.getSpec().getNames().setCategories(List.of("pteronimbus"));
        definition
                .getSpec()
                .getVersions()
                .forEach(version -> version.getAdditionalPrinterColumns()
                        .sort(Comparator.comparingInt(column -> COLUMNS.indexOf(column.getName()))));
        return Serialization.asYaml(definition);
    }
}
