package io.pteronimbus.controller.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompactStoreTest {
    private final CompactStore<Service> store = new CompactStore<>(Service.class, KubernetesSerialization::new);

    @Test
    void shouldGiveObjectsAsTheyCame() {
        // given
        var first = service(25565);
        var second = service(25566);

        // when
        var before = store.put(store.getKey(first), first);
        var replaced = store.put(store.getKey(second), second);

        // then
        assertThat(before).isNull();
        assertThat(replaced).isEqualTo(first);
        assertThat(store.get(store.getKey(first))).isEqualTo(second);
        assertThat(store.remove(store.getKey(first))).isEqualTo(second);
        assertThat(store.get(store.getKey(first))).isNull();
        assertThat(store.size()).isZero();
    }

    @Test
    void shouldGiveMarksAloneWhenAllAreAskedForAtOnce() {
        // given
        var service = service(25565);

        // when
        store.put(store.getKey(service), service);

        // then
        assertThat(store.values()).singleElement().satisfies(header -> {
            assertThat(header.getMetadata()).isEqualTo(service.getMetadata());
            assertThat(header.getSpec()).isNull();
        });
        assertThat(store.keySet()).containsExactly("ptn-1/gs-1");
    }

    private static Service service(int port) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName("gs-1")
                .withNamespace("ptn-1")
                .withResourceVersion("7")
                .withLabels(Map.of("pteronimbus.io/server", "1"))
                .withAnnotations(Map.of("note", "x"))
                .endMetadata()
                .withNewSpec()
                .addNewPort()
                .withName("game")
                .withPort(port)
                .endPort()
                .endSpec()
                .build();
    }
}
