package io.pteronimbus.auth.account;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry.Target;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A person who can sign in. */
@Entity
@Table(name = "account")
public class Account {
    @Id
    private UUID id;

    private String email;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "super_admin")
    private boolean superAdmin;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Account() {}

    Account(
            UUID id,
            EmailAddress email,
            String displayName,
            String passwordHash,
            boolean superAdmin,
            Instant createdAt) {
        this.id = id;
        this.email = email.text();
        this.displayName = displayName;
        this.passwordHash = passwordHash;
        this.superAdmin = superAdmin;
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    /** In lower case. */
    public String email() {
        return email;
    }

    public String displayName() {
        return displayName;
    }

    public String passwordHash() {
        return passwordHash;
    }

    public boolean isSuperAdmin() {
        return superAdmin;
    }

    public Instant createdAt() {
        return createdAt;
    }

    void rename(String displayName) {
        this.displayName = displayName;
    }

    void changePasswordHash(String passwordHash) {
        this.passwordHash = passwordHash;
    }

    public Actor toActor() {
        return new Actor(Actor.Kind.USER, id.toString(), displayName);
    }

    public Target toTarget() {
        return new Target("user", id.toString(), displayName);
    }
}
