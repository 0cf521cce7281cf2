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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows the clusters: who may dial in, and how far each one's list of changes has grown. */
@ApplicationScoped
public class ClusterService {
    private static final String BEARER = "Bearer ";

    private final EntityManager entities;
    private final LinkConfig config;

    ClusterService(EntityManager entities, LinkConfig config) {
        this.entities = entities;
        this.config = config;
    }

    /** Enrols the configured cluster, and takes a credential that was changed. */
    @ActivateRequestContext
    @Transactional
    void enrol(@Observes @Priority(10) StartupEvent event) {
        var hash = config.credential().map(Sha256::bytes).orElseGet(() -> new byte[0]);
        entities.createNativeQuery("""
                        insert into cluster (name, credential_sha256) values (:name, :hash)
                        on conflict (name) do update set credential_sha256 = excluded.credential_sha256
                        """)
                .setParameter("name", config.cluster())
                .setParameter("hash", hash)
                .executeUpdate();
    }

    /** Where new servers go. */
    public String placement() {
        return config.cluster();
    }

    /** The cluster behind the headers of an upgrade; empty unless name and credential hold. */
    @Transactional
    public Optional<String> authenticate(@Nullable String name, @Nullable String authorization) {
        if (name == null || name.contains("\0") || authorization == null || !authorization.startsWith(BEARER)) {
            return Optional.empty();
        }
        var presented = Sha256.bytes(authorization.substring(BEARER.length()).trim());
        List<?> known = entities.createNativeQuery(
                        "select credential_sha256 from cluster where name = :name", byte[].class)
                .setParameter("name", name)
                .getResultList();
        // compared even where there is no such cluster, so that both take the same time
        var expected = known.isEmpty() ? new byte[presented.length] : (byte[]) known.getFirst();
        return MessageDigest.isEqual(expected, presented) && !known.isEmpty() ? Optional.of(name) : Optional.empty();
    }

    /** The number of the newest change that can be seen. */
    @Transactional
    public long revision(String cluster) {
        return ((Number) entities.createNativeQuery("select revision from cluster where name = :name", Long.class)
                        .setParameter("name", cluster)
                        .getSingleResult())
                .longValue();
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
