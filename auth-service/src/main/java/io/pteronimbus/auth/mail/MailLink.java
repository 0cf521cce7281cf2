package io.pteronimbus.auth.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A link in a mail: who opens it has shown that they read mail to that address. */
@Entity
@Table(name = "mail_link")
public class MailLink {
    /** SHA-256 of the secret in the link. */
    @Id
    private String hash;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Column(name = "account_id")
    private @Nullable UUID accountId;

    private String email;

    @Column(name = "expires_at")
    private Instant expiresAt;

    /** What a link is for. */
    public enum Purpose {
        /** Makes an account. */
        REGISTER,
        /** Proves the address of an account, or makes it its new one. */
        VERIFY,
        /** Sets a new password. */
        RESET
    }

    protected MailLink() {}

    MailLink(String hash, Purpose purpose, @Nullable UUID accountId, String email, Instant expiresAt) {
        this.hash = hash;
        this.purpose = purpose;
        this.accountId = accountId;
        this.email = email;
        this.expiresAt = expiresAt;
    }

    String hash() {
        return hash;
    }

    /** Null for an account still to be made. */
    public @Nullable UUID accountId() {
        return accountId;
    }

    public String email() {
        return email;
    }
}
