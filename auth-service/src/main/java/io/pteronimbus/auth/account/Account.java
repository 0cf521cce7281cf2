package io.pteronimbus.auth.account;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry.Target;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A person who can sign in: with e-mail and password, by a linked account elsewhere, or both. Just what changed is written, so
 * that a new name does not bring back a password or an office that was taken away meanwhile.
 */
@Entity
@DynamicUpdate
@Table(name = "account")
public class Account {
    @Id
    private UUID id;

    private @Nullable String email;

    @Column(name = "email_verified_at")
    private @Nullable Instant emailVerifiedAt;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    @Column(name = "super_admin")
    private boolean superAdmin;

    @Column(name = "second_factor_at")
    private @Nullable Instant secondFactorAt;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Account() {}

    Account(
            UUID id,
            @Nullable EmailAddress email,
            String displayName,
            @Nullable String passwordHash,
            boolean superAdmin,
            Instant createdAt) {
        this.id = id;
        this.email = email == null ? null : email.text();
        this.displayName = displayName;
        this.passwordHash = passwordHash;
        this.superAdmin = superAdmin;
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    /** In lower case; null for who signs in by other means alone. */
    public @Nullable String email() {
        return email;
    }

    /** Whether a link in a mail to the address was opened. */
    public boolean isEmailVerified() {
        return emailVerifiedAt != null;
    }

    /** The address, once it is known to be theirs. */
    @Nullable
    String provenEmail() {
        return isEmailVerified() ? email : null;
    }

    public String displayName() {
        return displayName;
    }

    /** Null for who signs in by other means alone. */
    public @Nullable String passwordHash() {
        return passwordHash;
    }

    public boolean isSuperAdmin() {
        return superAdmin;
    }

    /** Since when a second factor is asked for; null when there is none. */
    public @Nullable Instant secondFactorAt() {
        return secondFactorAt;
    }

    public boolean hasSecondFactor() {
        return secondFactorAt != null;
    }

    public Instant createdAt() {
        return createdAt;
    }

    void rename(String displayName) {
        this.displayName = displayName;
    }

    void changePasswordHash(String passwordHash) {
        if (email == null) {
            throw new IllegalStateException("a password needs an e-mail address to sign in with");
        }
        this.passwordHash = passwordHash;
    }

    void changeEmail(EmailAddress email, @Nullable Instant verifiedAt) {
        this.email = email.text();
        this.emailVerifiedAt = verifiedAt;
    }

    void verifyEmail(Instant at) {
        this.emailVerifiedAt = at;
    }

    void changeSuperAdmin(boolean superAdmin) {
        this.superAdmin = superAdmin;
    }

    /** From now on a second factor is asked for, or with null no more. */
    public void askSecondFactorSince(@Nullable Instant at) {
        this.secondFactorAt = at;
    }

    public Actor toActor() {
        return new Actor(Actor.Kind.USER, id.toString(), displayName);
    }

    public Target toTarget() {
        return new Target("user", id.toString(), displayName);
    }
}
