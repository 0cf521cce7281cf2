package io.pteronimbus.tenant.person;

import io.pteronimbus.events.UserChanged;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who an account is, as auth-service told last. Of no tenant. */
@Entity
@Table(name = "person")
public class Person {
    @Id
    @Column(name = "user_id")
    private UUID userId;

    private long version;

    @Column(name = "display_name")
    private String displayName;

    private @Nullable String email;

    @Column(name = "discord_id")
    private @Nullable String discordId;

    protected Person() {}

    /** Newer ones win, whichever way they came. */
    boolean take(UserChanged told) {
        if (told.version() <= version) {
            return false;
        }
        version = told.version();
        displayName = told.displayName();
        email = told.email();
        discordId = told.discordId();
        return true;
    }

    public UUID userId() {
        return userId;
    }

    public String displayName() {
        return displayName;
    }

    /** Proven to be theirs, in lower case; null when there is none. */
    public @Nullable String email() {
        return email;
    }

    /** Null for who has no Discord account here. */
    public @Nullable String discordId() {
        return discordId;
    }
}
