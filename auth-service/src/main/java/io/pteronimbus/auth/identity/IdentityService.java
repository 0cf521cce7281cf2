package io.pteronimbus.auth.identity;

import io.pteronimbus.auth.account.Account;
import io.pteronimbus.auth.account.AccountService;
import io.pteronimbus.auth.account.Names;
import io.pteronimbus.auth.account.SuperAdmins;
import io.pteronimbus.auth.profile.ProfileEvents;
import io.pteronimbus.auth.session.LastSessionEnded;
import io.pteronimbus.auth.session.Method;
import io.pteronimbus.auth.session.SessionService;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.persistence.audit.Audit;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds the account of somebody a provider vouches for, makes one at the first time, and links and unlinks accounts. Nobody is
 * known by a name or an e-mail address: those can be anybody's.
 */
@ApplicationScoped
public class IdentityService {
    private final LinkedIdentityRepository identities;
    private final AccountService accounts;
    private final SessionService sessions;
    private final TokenKeeping tokens;
    private final SuperAdmins superAdmins;
    private final ProfileEvents profiles;
    private final Audit audit;
    private final Clock clock;

    IdentityService(
            LinkedIdentityRepository identities,
            AccountService accounts,
            SessionService sessions,
            TokenKeeping tokens,
            SuperAdmins superAdmins,
            ProfileEvents profiles,
            Audit audit,
            Clock clock) {
        this.identities = identities;
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.superAdmins = superAdmins;
        this.profiles = profiles;
        this.audit = audit;
        this.clock = clock;
    }

    /** The account of that person, a new one the first time; empty when there is none and none is made. */
    @Transactional
    public Optional<Account> signIn(Method provider, ProviderPerson person, SignUp signUp) {
        identities.lock(provider, person.subject());
        var known = identities.find(provider, person.subject());
        if (known.isEmpty() && signUp == SignUp.CLOSED) {
            return Optional.empty();
        }
        var identity = known.orElseGet(() -> signUp(provider, person));
        identity.used(Names.fitting(person.name()), clock.instant());
        tokens.keep(identity, person.tokens());
        var account = accounts.get(identity.accountId());
        superAdmins.applyConfiguration(account, provider, person.subject());
        return Optional.of(account);
    }

    /**
     * Lets that person sign in to an account that exists. Throws 409 {@code conflict} when they have another one here, or the
     * account has another of that provider.
     */
    @Transactional
    public void link(UUID accountId, Method provider, ProviderPerson person) {
        identities.lock(provider, person.subject());
        var account = accounts.lock(accountId);
        var known = identities.find(provider, person.subject());
        if (known.isPresent() && !known.get().accountId().equals(accountId)) {
            throw new ProblemException(ProblemType.CONFLICT, "Somebody else signs in here with that account.");
        }
        var own = identities.ofAccount(accountId, provider);
        if (own.isPresent() && !own.get().subject().equals(person.subject())) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "Another account of that kind is linked. Unlink it first.");
        }
        var identity = known.orElseGet(() -> keep(account, provider, person));
        identity.used(Names.fitting(person.name()), clock.instant());
        tokens.keep(identity, person.tokens());
        if (known.isEmpty()) {
            tell(account, provider);
        }
        audit.successOf(account.toActor(), null, "identity:link-" + provider.text(), account.toTarget());
    }

    /**
     * Takes a linked account away, and ends the other sessions that were opened by it. Throws 409 {@code last-sign-in} when
     * nothing would be left to sign in with.
     */
    @Transactional
    void unlink(UUID accountId, UUID sessionId, Method provider) {
        var account = accounts.lock(accountId);
        var all = identities.ofAccount(accountId);
        var identity = all.stream()
                .filter(one -> one.provider() == provider)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("linked account"));
        if (all.size() == 1 && account.passwordHash() == null) {
            throw new ProblemException(
                    ProblemType.LAST_SIGN_IN, "You sign in with this account alone. Set a password first.");
        }
        tokens.revoke(identity);
        identities.delete(identity);
        tell(account, provider);
        audit.successOf(account.toActor(), null, "identity:unlink-" + provider.text(), account.toTarget());
        sessions.endThose(
                account.toActor(),
                accountId,
                session -> session.method() == provider && !session.id().equals(sessionId));
    }

    /** An account elsewhere, by the id it has there. */
    public record Known(UUID accountId, Method provider, String subject) {}

    /** Those of the accounts, by account. */
    @Transactional
    public Map<UUID, List<Known>> known(List<UUID> accountIds) {
        return identities.ofAccounts(accountIds).stream()
                .map(one -> new Known(one.accountId(), one.provider(), one.subject()))
                .collect(Collectors.groupingBy(Known::accountId));
    }

    @Transactional
    List<IdentityView> list(UUID accountId) {
        return identities.ofAccount(accountId).stream().map(IdentityView::of).toList();
    }

    /** Nobody is there any more for whom tokens of providers would be good. */
    void revokeTokens(@Observes LastSessionEnded ended) {
        identities.ofAccount(ended.userId()).forEach(tokens::revoke);
    }

    private LinkedIdentity signUp(Method provider, ProviderPerson person) {
        var account = accounts.create(Names.fitting(person.name()), false);
        audit.successOf(account.toActor(), null, "auth:register", account.toTarget());
        var identity = keep(account, provider, person);
        profiles.changed(account.id());
        return identity;
    }

    /** Who somebody is elsewhere than at Discord, others are not told. */
    private void tell(Account account, Method provider) {
        if (provider == Method.DISCORD) {
            profiles.changed(account.id());
        }
    }

    private LinkedIdentity keep(Account account, Method provider, ProviderPerson person) {
        var identity = new LinkedIdentity(
                EventIds.next(),
                account.id(),
                provider,
                person.subject(),
                Names.fitting(person.name()),
                clock.instant());
        identities.persist(identity);
        return identity;
    }
}
