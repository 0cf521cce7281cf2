package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.pteronimbus.controller.cache.CompactStore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps of watched Secrets what they are called and marked with, and nothing of what is in them. */
final class SecretHeaders extends CompactStore<Secret> {

    SecretHeaders(Supplier<KubernetesSerialization> json) {
        super(Secret.class, json);
    }

    @Override
    public @Nullable Secret put(String key, Secret item) {
        return super.put(key, headerOf(item));
    }

    static Secret headerOf(Secret secret) {
        return new SecretBuilder()
                .withMetadata(secret.getMetadata())
                .withType(secret.getType())
                .build();
    }
}
