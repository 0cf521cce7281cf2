package io.pteronimbus.gameserver.cluster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A cluster: what people say of it, the credentials its controller may dial in with, and what that controller told of itself. Other
 * columns of the row are written by others at the same time, so only what changed is written.
 */
@Entity
@Table(name = "cluster")
@DynamicUpdate
class Cluster {
    /** What a cluster has that nobody can dial in for. */
    private static final byte[] NONE = {};

    @Id
    String name;

    /** Enrolled by configuration, which alone can change its credential. */
    boolean configured;

    /** A JSON object of texts. */
    @ColumnTransformer(read = "labels::text", write = "?::jsonb")
    String labels;

    boolean placeable;
    Instant createdAt;

    @Nullable
    Instant revokedAt;

    byte[] credentialSha256;

    byte @Nullable [] nextCredentialSha256;

    @Nullable
    Instant rotationRequestedAt;

    @Column(updatable = false)
    @Nullable
    UUID connectionId;

    @Column(updatable = false)
    @Nullable
    Instant connectedAt;

    @Column(updatable = false)
    @Nullable
    Instant lastSeenAt;

    @Column(updatable = false)
    @Nullable
    Instant awaySince;

    @Column(updatable = false)
    @Nullable
    String controllerVersion;

    @Column(updatable = false)
    @Nullable
    Integer protocol;

    @Column(updatable = false)
    @Nullable
    Integer refusedProtocol;

    @Column(updatable = false)
    @Nullable
    Long cpuMillis;

    @Column(updatable = false)
    @Nullable
    Long memoryMib;

    @Column(updatable = false)
    long revision;

    @Column(updatable = false)
    int servers;

    @Column(updatable = false)
    long usedCpuMillis;

    @Column(updatable = false)
    long usedMemoryMib;

    protected Cluster() {}

    Cluster(String name, String labels, boolean placeable, Instant now) {
        this.name = name;
        this.labels = labels;
        this.placeable = placeable;
        this.createdAt = now;
        this.credentialSha256 = NONE;
    }

    boolean mayDialIn() {
        return credentialSha256.length > 0;
    }

    /** A controller enrolled: what was good before is no more. */
    void join(byte[] credential) {
        credentialSha256 = credential;
        nextCredentialSha256 = null;
        rotationRequestedAt = null;
        revokedAt = null;
    }

    /** Nobody can dial in for it until a controller enrols anew. */
    void revoke(Instant now) {
        credentialSha256 = NONE;
        nextCredentialSha256 = null;
        rotationRequestedAt = null;
        revokedAt = now;
    }

    /** The controller used the credential it was offered: the one before is no good any more. */
    void prove(byte[] credential) {
        credentialSha256 = credential;
        nextCredentialSha256 = null;
        rotationRequestedAt = null;
    }

    ClusterState state() {
        if (revokedAt != null) {
            return ClusterState.REVOKED;
        }
        if (connectionId != null) {
            return ClusterState.CONNECTED;
        }
        if (refusedProtocol != null) {
            return ClusterState.INCOMPATIBLE;
        }
        return awaySince == null ? ClusterState.WAITING : ClusterState.AWAY;
    }

    /** Whether so much is free; what is not known is no hindrance. */
    boolean hasRoomFor(long wantedCpuMillis, long wantedMemoryMib) {
        return (cpuMillis == null || usedCpuMillis + wantedCpuMillis <= cpuMillis)
                && (memoryMib == null || usedMemoryMib + wantedMemoryMib <= memoryMib);
    }
}
