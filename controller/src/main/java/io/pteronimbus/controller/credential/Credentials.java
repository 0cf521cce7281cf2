package io.pteronimbus.controller.credential;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.pteronimbus.controller.ClusterConfig;
import io.pteronimbus.controller.link.LinkConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the controller dials in with. Configuration comes first; else what is kept from an enrolment; else a one-time token is used, and
 * what it brings is kept before it is used.
 */
@Singleton
public class Credentials {
    private static final Logger LOG = Logger.getLogger(Credentials.class);

    private final Optional<String> configured;
    private final Optional<String> token;
    private final String cluster;
    private final CredentialStore store;
    private final Enroller enroller;
    private volatile @Nullable StoredCredential known;

    @Inject
    Credentials(
            LinkConfig config, ClusterConfig cluster, KubernetesClient client, ObjectMapper json, Enroller enroller) {
        this(
                config.credential(),
                config.enrolmentToken(),
                cluster.name(),
                config.credentialFile()
                        .<CredentialStore>map(file -> new CredentialFile(file, json))
                        .orElseGet(() -> new CredentialSecret(client, OwnNamespace.of(client))),
                enroller);
    }

    Credentials(
            Optional<String> configured,
            Optional<String> token,
            String cluster,
            CredentialStore store,
            Enroller enroller) {
        this.configured = configured.filter(text -> !text.isBlank());
        this.token = token.filter(text -> !text.isBlank());
        this.cluster = cluster;
        this.store = store;
        this.enroller = enroller;
    }

    /** Enrols first where that is due. Throws {@link CredentialException} when there is none, or none to be had now. */
    public synchronized String current() {
        if (configured.isPresent()) {
            return configured.get();
        }
        var present = known == null ? store.read().filter(this::isOfCluster).orElse(null) : known;
        if (present == null || isForAnotherToken(present)) {
            present = enrol(present);
        }
        known = present;
        return present.credential();
    }

    /** The panel offers another; kept before it is used. Throws {@link CredentialException} when it cannot be kept: the old one stays. */
    public synchronized void replace(String credential) {
        var present = known;
        if (configured.isPresent() || present == null) {
            throw new CredentialException("the credential comes from configuration");
        }
        var next = new StoredCredential(cluster, credential, present.tokenSha256());
        store.write(next);
        known = next;
        LOG.infof("New credential is kept: %s", store.place());
    }

    private StoredCredential enrol(@Nullable StoredCredential present) {
        var given = token.orElseThrow(() -> new CredentialException(
                "there is no credential: set pteronimbus.link.enrolment-token to a token of the panel"));
        try {
            var brought = new StoredCredential(cluster, enroller.enrol(given, cluster), sha256(given));
            store.write(brought);
            LOG.infof("Enrolled: cluster=%s kept in %s", cluster, store.place());
            return brought;
        } catch (CredentialException e) {
            if (present == null) {
                throw e;
            }
            // the token may have been used before by another life of this controller, whose credential was lost since
            LOG.warnf("Not enrolled anew, going on with what is kept: cause=%s", e.getMessage());
            return present;
        }
    }

    private boolean isForAnotherToken(StoredCredential present) {
        return known == null && token.isPresent() && !sha256(token.get()).equals(present.tokenSha256());
    }

    private boolean isOfCluster(StoredCredential stored) {
        if (!stored.cluster().equals(cluster)) {
            LOG.warnf("What is kept is of another cluster: cluster=%s kept=%s", cluster, stored.cluster());
            return false;
        }
        return true;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
