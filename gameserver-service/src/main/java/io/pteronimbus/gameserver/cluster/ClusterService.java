package io.pteronimbus.gameserver.cluster;

import io.pteronimbus.platform.security.Sha256;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Knows who may dial in for a cluster, and how far each one's list of changes has grown. */
@ApplicationScoped
public class ClusterService {
    private static final Logger LOG = Logger.getLogger(ClusterService.class);
    private static final String BEARER = "Bearer ";
    private static final int HASH_BYTES = 32;

    private final EntityManager entities;
    private final ClusterRepository clusters;
    private final LinkConfig config;

    ClusterService(EntityManager entities, ClusterRepository clusters, LinkConfig config) {
        this.entities = entities;
        this.clusters = clusters;
        this.config = config;
    }

    /** Enrols the configured cluster, and takes a credential that was changed. */
    @ActivateRequestContext
    @Transactional
    void enrol(@Observes @Priority(10) StartupEvent event) {
        var hash = config.credential().map(Sha256::bytes).orElseGet(() -> new byte[0]);
        entities.createNativeQuery("update cluster set configured = false where configured and name <> :name")
                .setParameter("name", config.cluster())
                .executeUpdate();
        entities.createNativeQuery("""
                        insert into cluster (name, credential_sha256, configured) values (:name, :hash, true)
                        on conflict (name) do update set credential_sha256 = excluded.credential_sha256, configured = true,
                          next_credential_sha256 = null, rotation_requested_at = null, revoked_at = null
                        """)
                .setParameter("name", config.cluster())
                .setParameter("hash", hash)
                .executeUpdate();
    }

    /**
     * The cluster behind the headers of an upgrade; empty unless name and credential hold. Whoever comes with the credential that was
     * offered last has proven it: it is the only one from then on.
     */
    @ActivateRequestContext
    @Transactional
    public Optional<String> authenticate(@Nullable String name, @Nullable String authorization) {
        if (name == null || name.contains("\0") || authorization == null || !authorization.startsWith(BEARER)) {
            return Optional.empty();
        }
        var presented = Sha256.bytes(authorization.substring(BEARER.length()).trim());
        List<?> known = entities.createNativeQuery(
                        "select credential_sha256, next_credential_sha256 from cluster where name = :name",
                        Object[].class)
                .setParameter("name", name)
                .getResultList();
        // compared even where there is no such cluster, so that both take the same time
        var row = known.isEmpty() ? new Object[2] : (Object[]) known.getFirst();
        var isPresent = MessageDigest.isEqual(hash(row[0]), presented);
        var isNext = MessageDigest.isEqual(hash(row[1]), presented);
        if (isNext && !isPresent && !prove(name, presented)) {
            return Optional.empty();
        }
        return isPresent || isNext ? Optional.of(name) : Optional.empty();
    }

    /** False when something else was offered meanwhile. */
    private boolean prove(String name, byte[] presented) {
        var cluster = clusters.lock(name).orElse(null);
        if (cluster == null || !MessageDigest.isEqual(hash(cluster.nextCredentialSha256), presented)) {
            return cluster != null && MessageDigest.isEqual(hash(cluster.credentialSha256), presented);
        }
        cluster.prove(presented);
        LOG.infof("Controller uses its new credential: cluster=%s", name);
        return true;
    }

    /** 32 bytes; of nothing such as no credential has. */
    private static byte[] hash(@Nullable Object stored) {
        return stored instanceof byte[] bytes && bytes.length == HASH_BYTES ? bytes : new byte[HASH_BYTES];
    }

    /**
     * A new credential to be offered to the controller, if one was asked for; the one it has stays good until this one is used. Each call
     * makes another, and the one before is good no more: it may have been lost on its way.
     *
     * @param offered the request that was answered on this connection already
     */
    @ActivateRequestContext
    @Transactional
    public Optional<CredentialOffer> offerCredential(String name, @Nullable Instant offered) {
        List<?> requested = entities.createNativeQuery(
                        "select rotation_requested_at from cluster where name = :name and rotation_requested_at is not null",
                        Instant.class)
                .setParameter("name", name)
                .getResultList();
        // looked at without a lock first: nearly always there is nothing to do
        if (requested.isEmpty() || requested.getFirst().equals(offered)) {
            return Optional.empty();
        }
        return clusters.lock(name).filter(Cluster::mayDialIn).flatMap(cluster -> {
            var requestedAt = cluster.rotationRequestedAt;
            if (requestedAt == null) {
                return Optional.empty();
            }
            var credential = LinkSecret.credential();
            cluster.nextCredentialSha256 = credential.hash();
            return Optional.of(new CredentialOffer(credential.text(), requestedAt));
        });
    }

    /** The number of the newest change that can be seen; 0 when the cluster was forgotten. */
    @Transactional
    public long revision(String cluster) {
        return entities.createNativeQuery("select revision from cluster where name = :name", Long.class)
                .setParameter("name", cluster)
                .getResultStream()
                .mapToLong(revision -> ((Number) revision).longValue())
                .findFirst()
                .orElse(0);
    }

    /**
     * The number of a new change. The cluster stays locked until the transaction ends, so that whoever can see a number can see
     * all smaller ones; take it last.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public long nextRevision(String cluster) {
        return ((Number) entities.createNativeQuery(
                                "update cluster set revision = revision + 1 where name = :name returning revision",
                                Long.class)
                        .setParameter("name", cluster)
                        .getSingleResult())
                .longValue();
    }
}
