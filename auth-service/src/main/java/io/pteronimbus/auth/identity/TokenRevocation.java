package io.pteronimbus.auth.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A token that its provider is still to be told to forget. */
@Entity
@Table(name = "token_revocation")
class TokenRevocation {
    private static final int MOST_DOUBLINGS = 10;

    @Id
    private UUID id;

    @Column(name = "sealed_token")
    private byte[] sealedToken;

    @Column(name = "due_at")
    private Instant dueAt;

    private int attempts;

    @Column(name = "give_up_at")
    private Instant giveUpAt;

    protected TokenRevocation() {}

    TokenRevocation(UUID id, byte[] sealedToken, Instant dueAt, Instant giveUpAt) {
        this.id = id;
        this.sealedToken = sealedToken.clone();
        this.dueAt = dueAt;
        this.giveUpAt = giveUpAt;
    }

    UUID id() {
        return id;
    }

    byte[] sealedToken() {
        return sealedToken.clone();
    }

    int attempts() {
        return attempts;
    }

    /** The provider did not answer: once more, ever later. False when the token has ended by itself meanwhile. */
    boolean postpone(Instant now) {
        attempts++;
        dueAt = now.plus(Duration.ofSeconds(30L << Math.min(attempts, MOST_DOUBLINGS)));
        return dueAt.isBefore(giveUpAt);
    }
}
