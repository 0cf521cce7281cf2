package io.pteronimbus.controller.credential;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The Secret {@code pteronimbus-link} in the controller's own namespace. */
final class CredentialSecret implements CredentialStore {
    static final String NAME = "pteronimbus-link";
    private static final String FIELD_MANAGER = "pteronimbus-link";
    private static final String CLUSTER = "cluster";
    private static final String CREDENTIAL = "credential";
    private static final String TOKEN = "token-sha256";

    private final KubernetesClient client;
    private final String namespace;

    CredentialSecret(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    @Override
    public Optional<StoredCredential> read() {
        try {
            var secret = client.secrets().inNamespace(namespace).withName(NAME).get();
            var cluster = value(secret, CLUSTER);
            var credential = value(secret, CREDENTIAL);
            return cluster == null || credential == null
                    ? Optional.empty()
                    : Optional.of(new StoredCredential(cluster, credential, String.valueOf(value(secret, TOKEN))));
        } catch (KubernetesClientException e) {
            throw new CredentialException("the Secret " + NAME + " cannot be read", e);
        }
    }

    @Override
    public void write(StoredCredential credential) {
        var secret = new SecretBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(namespace)
                .endMetadata()
                .withType("Opaque")
                .withData(encoded(Map.of(
                        CLUSTER,
                        credential.cluster(),
                        CREDENTIAL,
                        credential.credential(),
                        TOKEN,
                        credential.tokenSha256())))
                .build();
        try {
            client.resource(secret).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
        } catch (KubernetesClientException e) {
            throw new CredentialException("the Secret " + NAME + " cannot be written", e);
        }
    }

    @Override
    public String place() {
        return "Secret " + namespace + "/" + NAME;
    }

    private static Map<String, String> encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Base64.getEncoder()
                                .encodeToString(entry.getValue().getBytes(StandardCharsets.UTF_8))));
    }

    private static @Nullable String value(@Nullable Secret secret, String key) {
        var encoded = secret == null || secret.getData() == null
                ? null
                : secret.getData().get(key);
        return encoded == null ? null : new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }
}
