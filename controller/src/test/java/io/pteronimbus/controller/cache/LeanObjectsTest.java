package io.pteronimbus.controller.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeanObjectsTest {
    private static final String POD = """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"gs-0","uid":"u","resourceVersion":"7","managedFields":[{"manager":"m","fieldsV1":
            {"f:spec":{}}}]},"spec":{"nodeName":"node-1","containers":[{"name":"game","image":"i"}],"volumes":[{"name":"data"}]},
            "status":{"phase":"Running","containerStatuses":[{"name":"game","image":"i","imageID":"d","restartCount":2,"containerID":"c",
            "state":{"running":{"startedAt":"2026-01-01T00:00:00Z"}}}]}}""";

    private KubernetesSerialization json;

    @BeforeEach
    void customise() {
        var mapper = new ObjectMapper();
        new LeanObjects().customize(mapper);
        json = new KubernetesSerialization(mapper, true);
    }

    @Test
    void shouldKeepWhatIsReadAndNothingElse() {
        // when
        var pod = json.unmarshal(POD, Pod.class);
        // then
        assertThat(pod.getMetadata().getName()).isEqualTo("gs-0");
        assertThat(pod.getMetadata().getResourceVersion()).isEqualTo("7");
        assertThat(pod.getMetadata().getManagedFields()).isEmpty();
        assertThat(pod.getMetadata().getAdditionalProperties()).isEmpty();
        assertThat(pod.getSpec().getNodeName()).isEqualTo("node-1");
        assertThat(pod.getSpec().getContainers()).singleElement().satisfies(container -> {
            assertThat(container.getName()).isEqualTo("game");
            assertThat(container.getImage()).isNull();
        });
        assertThat(pod.getSpec().getVolumes()).isEmpty();
        assertThat(pod.getSpec().getAdditionalProperties()).isEmpty();
        var game = pod.getStatus().getContainerStatuses().getFirst();
        assertThat(game.getRestartCount()).isEqualTo(2);
        assertThat(game.getContainerID()).isEqualTo("c");
        assertThat(game.getState().getRunning().getStartedAt()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(game.getImageID()).isNull();
    }

    @Test
    void shouldWriteAllOfWhatItWrites() {
        // given
        var set = new StatefulSetBuilder()
                .withNewMetadata()
                .withName("gs")
                .endMetadata()
                .withNewSpec()
                .withReplicas(1)
                .withNewTemplate()
                .withNewSpec()
                .addNewContainer()
                .withName("game")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        // when
        var text = json.asJson(set);
        // then
        assertThat(text).contains("\"containers\"", "\"game\"");
        assertThat(json.unmarshal(text, StatefulSet.class).getSpec().getTemplate())
                .isNull();
    }
}
