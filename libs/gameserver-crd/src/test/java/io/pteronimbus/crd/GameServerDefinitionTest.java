package io.pteronimbus.crd;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.crdv2.generator.CRDGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dcrd.update=true} writes the committed definition anew. */
class GameServerDefinitionTest {
    private static final Path COMMITTED = Path.of("../../deploy/helm/pteronimbus/crds/gameservers.pteronimbus.io.yaml");

    @Test
    void shouldEqualCommittedDefinitionWhenGeneratedFromModel(@TempDir Path folder) throws IOException {
        // given
        var generator =
                new CRDGenerator().customResourceClasses(GameServer.class).inOutputDir(folder.toFile());

        // when
        generator.generate();

        // then
        var generated = Files.readString(folder.resolve("gameservers.pteronimbus.io-v1.yml"));
        if (Boolean.getBoolean("crd.update")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, generated);
        }
        assertThat(COMMITTED).hasContent(generated);
    }
}
