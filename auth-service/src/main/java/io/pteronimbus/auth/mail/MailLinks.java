package io.pteronimbus.auth.mail;

import io.pteronimbus.auth.mail.MailLink.Purpose;
import io.pteronimbus.auth.seal.Secrets;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Sha256;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Makes the links that go into mails, and takes each back once. The secret stands behind a {@code #}, so that it reaches no
 * log of a server, and lies here as a hash alone. A new link of an account ends its older ones for the same purpose; nobody
 * ends links of anybody else, whatever address they name.
 */
@ApplicationScoped
public class MailLinks implements PanacheRepositoryBase<MailLink, String> {
    private final Clock clock;
    private final String publicUrl;

    MailLinks(Clock clock, @ConfigProperty(name = "pteronimbus.public.url") String publicUrl) {
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /**
     * The address of a page of the panel with a secret that is good once.
     *
     * @param page such as {@code /verify-email}
     */
    @Transactional
    public String create(Purpose purpose, @Nullable UUID accountId, String email, Duration lifetime, String page) {
        var secret = Secrets.random();
        if (accountId != null) {
            delete("purpose = ?1 and accountId = ?2", purpose, accountId);
        }
        persist(new MailLink(
                Sha256.hex(secret), purpose, accountId, email, clock.instant().plus(lifetime)));
        return publicUrl + page + "#token=" + secret;
    }

    /** Uses a link up, in the transaction that does what it is for. Throws 410 {@code link-expired} when there is none such, or no longer. */
    @Transactional(Transactional.TxType.MANDATORY)
    public MailLink take(String secret, Purpose purpose) {
        var link = require(secret, purpose);
        // of two who use it at once, one deletes it
        if (delete("hash", link.hash()) == 0) {
            throw expired();
        }
        return link;
    }

    /** The link, which stays good. Throws 410 {@code link-expired} when there is none such, or no longer. */
    @Transactional
    public MailLink require(String secret, Purpose purpose) {
        return find("hash = ?1 and purpose = ?2 and expiresAt > ?3", Sha256.hex(secret), purpose, clock.instant())
                .firstResultOptional()
                .orElseThrow(MailLinks::expired);
    }

    /**
     * None of the account's links is good any more: who changes the password also calls off what somebody else may have begun,
     * such as a change of the address.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endAll(UUID accountId) {
        delete("accountId", accountId);
    }

    /** None of the links of that purpose to that address is good any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endAll(Purpose purpose, String email) {
        delete("purpose = ?1 and email = ?2", purpose, email);
    }

    @Scheduled(every = "{pteronimbus.auth.mail.prune-every:1h}", delayed = "5m")
    @RunOnVirtualThread
    @Transactional
    void prune() {
        delete("expiresAt < ?1", clock.instant());
    }

    private static ProblemException expired() {
        return new ProblemException(
                ProblemType.LINK_EXPIRED, "This link was used before or is too old. Ask for a new one.");
    }
}
