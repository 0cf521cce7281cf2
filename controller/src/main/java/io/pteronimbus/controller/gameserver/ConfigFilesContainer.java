package io.pteronimbus.controller.gameserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.pteronimbus.crd.GameServerSpec;
import java.util.List;

/**
 * Changes the game's own files before each start, in a container that runs before the game's. It is told what to set as JSON, and has the game's variables, since
 * that names them: a secret one is put in its place there, and nowhere before.
 */
final class ConfigFilesContainer {
    static final String NAME = "config-files";

    /** Variable with what is to be set: a JSON list of the spec's {@code configFiles}. */
    static final String INPUT = "PTERONIMBUS_CONFIG_FILES";

    private static final JsonMapper MAPPER = new JsonMapper();

    private ConfigFilesContainer() {}

    /** None when the game has no files to be changed. */
    static List<Container> of(GameServerSpec spec, String image) {
        return spec.configFiles().isEmpty() ? List.of() : List.of(container(spec, image));
    }

    private static Container container(GameServerSpec spec, String image) {
        return new ContainerBuilder()
                .withName(NAME)
                .withImage(image)
                .withArgs(spec.dataPath())
                .withEnv(GameEnvironment.of(spec))
                .addNewEnv()
                .withName(INPUT)
                .withValue(GameEnvironment.literal(json(spec)))
                .endEnv()
                .withResources(GamePods.resources(spec))
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .addNewVolumeMount()
                .withName(GamePods.DATA)
                .withMountPath(spec.dataPath())
                .endVolumeMount()
                .build();
    }

    private static String json(GameServerSpec spec) {
        try {
            return MAPPER.writeValueAsString(spec.configFiles());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is to be set in files cannot be written", e);
        }
    }
}
