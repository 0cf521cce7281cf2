package io.pteronimbus.auth.totp;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The secret an account shares with its owner's authenticator app. It counts once {@code secondFactorAt} of the account is set. */
@Entity
@Table(name = "totp")
class Totp {
    @Id
    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "sealed_secret")
    private byte[] sealedSecret;

    @Column(name = "last_step")
    private long lastStep;

    protected Totp() {}

    Totp(UUID accountId, byte[] sealedSecret) {
        this.accountId = accountId;
        this.sealedSecret = sealedSecret.clone();
    }

    UUID accountId() {
        return accountId;
    }

    byte[] sealedSecret() {
        return sealedSecret.clone();
    }

    /** Uses the code of a time step up. False when it, or a later one, was used before. */
    boolean use(long step) {
        if (step <= lastStep) {
            return false;
        }
        lastStep = step;
        return true;
    }
}
