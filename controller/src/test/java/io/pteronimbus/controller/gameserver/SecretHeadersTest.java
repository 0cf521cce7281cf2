package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretHeadersTest {

    @Test
    void shouldKeepMarksAndNoValueWhenASecretIsWatched() {
        // given
        var store = new SecretHeaders(KubernetesSerialization::new);
        var secret = new SecretBuilder()
                .withNewMetadata()
                .withName("gs-secrets")
                .withNamespace("ptn")
                .withResourceVersion("7")
                .withAnnotations(Map.of(Labels.SECRETS_HASH, "hash"))
                .endMetadata()
                .withData(Map.of("TOKEN", "aHVudGVyMg=="))
                .withStringData(Map.of("OTHER", "hunter2"))
                .build();

        // when
        store.put(store.getKey(secret), secret);

        // then
        assertThat(store.get(store.getKey(secret)))
                .satisfies(kept -> assertThat(kept.getMetadata()).isEqualTo(secret.getMetadata()))
                .extracting(Secret::toString)
                .asString()
                .doesNotContain("aHVudGVyMg==", "hunter2");
    }
}
