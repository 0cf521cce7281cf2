package io.pteronimbus.gameserver.cluster;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That whoever has a token may enrol as the controller of a cluster, once, within an hour. Only the token's hash is kept. */
@Entity
@Table(name = "enrolment")
class Enrolment {
    static final Duration GOOD_FOR = Duration.ofHours(1);

    /** In hex. */
    @Id
    String tokenSha256;

    String cluster;
    Instant createdAt;
    Instant expiresAt;

    @Nullable
    Instant usedAt;

    protected Enrolment() {}

    Enrolment(String tokenSha256, String cluster, Instant now) {
        this.tokenSha256 = tokenSha256;
        this.cluster = cluster;
        this.createdAt = now;
        this.expiresAt = now.plus(GOOD_FOR);
    }

    /** Why it cannot be used; null while it can. */
    @Nullable
    String fault(Instant now) {
        if (usedAt != null) {
            return "the token was used before";
        }
        return now.isBefore(expiresAt) ? null : "the token ran out";
    }

    void use(Instant now) {
        usedAt = now;
    }
}
