package io.pteronimbus.auth.key;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key pair on P-256; the private half is sealed. */
@Entity
@Table(name = "signing_key")
class SigningKey {
    @Id
    private String kid;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "public_jwk")
    private String publicJwk;

    @Column(name = "sealed_private_jwk")
    private byte[] sealedPrivateJwk;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "retired_at")
    private @Nullable Instant retiredAt;

    /** Where a key is in its life. */
    enum State {
        /** Published, so that verifiers know it before it signs. */
        NEXT,
        /** Signs. There is just one. */
        ACTIVE,
        /** Signs no more; what it signed may still be in use. */
        RETIRED
    }

    protected SigningKey() {}

    SigningKey(String kid, State state, String publicJwk, byte[] sealedPrivateJwk, Instant createdAt) {
        this.kid = kid;
        this.state = state;
        this.publicJwk = publicJwk;
        this.sealedPrivateJwk = sealedPrivateJwk.clone();
        this.createdAt = createdAt;
    }

    String kid() {
        return kid;
    }

    boolean isActive() {
        return state == State.ACTIVE;
    }

    String publicJwk() {
        return publicJwk;
    }

    byte[] sealedPrivateJwk() {
        return sealedPrivateJwk.clone();
    }

    Instant createdAt() {
        return createdAt;
    }

    void activate() {
        state = State.ACTIVE;
    }

    void retire(Instant at) {
        state = State.RETIRED;
        retiredAt = at;
    }

    @Nullable
    Instant retiredAt() {
        return retiredAt;
    }
}
