package io.pteronimbus.auth.limit;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** How many mails that invite people go out: for a tenant, for who invites, and to one address. */
@ApplicationScoped
public class InvitationLimits {
    private static final String PREFIX = "auth:limit:invite:";

    private final TokenBuckets buckets;
    private final LimitConfig.Invitations config;

    InvitationLimits(TokenBuckets buckets, LimitConfig config) {
        this.buckets = buckets;
        this.config = config.invitations();
    }

    /** Counts a mail. Throws 429 {@code rate-limited} when there were too many, and 503 when nobody can count. */
    public Counted count(UUID tenantId, UUID inviterId, String email) {
        var tenant = config.tenant();
        var inviter = config.inviter();
        var recipient = config.recipient();
        var counted = new Counted(List.of(
                new Bucket(PREFIX + "tenant:" + tenantId, tenant.burst(), tenant.refill()),
                new Bucket(PREFIX + "inviter:" + inviterId, inviter.burst(), inviter.refill()),
                new Bucket(PREFIX + "to:" + Sha256.hex(email), recipient.burst(), recipient.refill())));
        var wait = buckets.take(counted.buckets);
        if (wait.isPositive()) {
            throw ProblemException.rateLimited(wait.plusMillis(999));
        }
        return counted;
    }

    /** It did not go out after all. */
    public void giveBack(Counted counted) {
        buckets.giveBack(counted.buckets);
    }

    /** A mail that was counted. */
    public static final class Counted {
        private final List<Bucket> buckets;

        private Counted(List<Bucket> buckets) {
            this.buckets = buckets;
        }
    }
}
