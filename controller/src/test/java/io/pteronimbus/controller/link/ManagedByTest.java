package io.pteronimbus.controller.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.pteronimbus.controller.link.ManagedBy.Tool;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ManagedByTest {

    @Test
    void shouldNameTheToolThatLeftAMark() {
        assertThat(annotated("argocd.argoproj.io/tracking-id", "games:pteronimbus.io/GameServer:ptn-1/survival"))
                .isEqualTo(new ManagedBy(Tool.ARGO_CD, "games"));
        assertThat(labelled("argocd.argoproj.io/instance", "games")).isEqualTo(new ManagedBy(Tool.ARGO_CD, "games"));
        assertThat(labelled("kustomize.toolkit.fluxcd.io/name", "apps")).isEqualTo(new ManagedBy(Tool.FLUX, "apps"));
        assertThat(labelled("helm.toolkit.fluxcd.io/name", "apps")).isEqualTo(new ManagedBy(Tool.FLUX, "apps"));
        assertThat(annotated("meta.helm.sh/release-name", "r")).isEqualTo(new ManagedBy(Tool.HELM, "r"));
    }

    @Test
    void shouldNameNoneWhenThereIsNoMark() {
        assertThat(ManagedBy.of(new ObjectMeta())).isNull();
        assertThat(labelled("app.kubernetes.io/managed-by", "me")).isNull();
    }

    @Test
    void shouldShortenWhatSomebodyMadeLong() {
        assertThat(annotated("argocd.argoproj.io/tracking-id", "x".repeat(5_000)))
                .isEqualTo(new ManagedBy(Tool.ARGO_CD, "x".repeat(253)));
    }

    private static @Nullable ManagedBy annotated(String key, String value) {
        return ManagedBy.of(
                new ObjectMetaBuilder().withAnnotations(Map.of(key, value)).build());
    }

    private static @Nullable ManagedBy labelled(String key, String value) {
        return ManagedBy.of(
                new ObjectMetaBuilder().withLabels(Map.of(key, value)).build());
    }
}
