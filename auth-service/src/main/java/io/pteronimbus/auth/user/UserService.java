package io.pteronimbus.auth.user;

import io.pteronimbus.auth.account.Account;
import io.pteronimbus.auth.account.AccountService;
import io.pteronimbus.auth.account.SuperAdmins;
import io.pteronimbus.auth.apikey.ApiKeyService;
import io.pteronimbus.auth.identity.IdentityService;
import io.pteronimbus.auth.identity.IdentityService.Known;
import io.pteronimbus.auth.session.SessionService;
import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists people, and makes and unmakes super administrators. */
@ApplicationScoped
class UserService {
    private final AccountService accounts;
    private final SuperAdmins superAdmins;
    private final IdentityService identities;
    private final SessionService sessions;
    private final ApiKeyService keys;

    UserService(
            AccountService accounts,
            SuperAdmins superAdmins,
            IdentityService identities,
            SessionService sessions,
            ApiKeyService keys) {
        this.accounts = accounts;
        this.superAdmins = superAdmins;
        this.identities = identities;
        this.sessions = sessions;
        this.keys = keys;
    }

    /** In order of age. Two queries whatever the number. */
    @Transactional
    Page<UserView> list(PageRequest page) {
        var rows = accounts.page(query(page), after(page), page.limit() + 1);
        var known = identities.known(rows.stream().map(Account::id).toList());
        return Page.of(rows, page.limit(), account -> account.id().toString()).map(account -> view(account, known));
    }

    /** From now on the person may do everything. Nothing changes when they may already. */
    @Transactional
    void grant(Caller caller, UUID userId) {
        change(caller, lock(caller, userId), true);
    }

    /** Takes it away at once: their sessions end. Throws 409 for oneself, and for who configuration names. */
    @Transactional
    void revoke(Caller caller, UUID userId) {
        if (caller.userId().equals(userId)) {
            throw new ProblemException(ProblemType.CONFLICT, "Nobody can take this away from themselves.");
        }
        var account = lock(caller, userId);
        if (isConfigured(account, identities.known(List.of(userId)))) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "Configuration makes this person a super administrator. Change it there.");
        }
        change(caller, account, false);
    }

    private void change(Caller caller, Account account, boolean superAdmin) {
        if (superAdmins.change(account, superAdmin)) {
            // tokens say who is one: those issued before must not be good any more
            keys.renewAll(account.id());
            sessions.endAll(caller.toActor(), account.id(), Optional.empty());
        }
    }

    /**
     * The person, whom nobody else changes meanwhile, nor the one who asks: of two who take it away from each other at once, one
     * keeps it. Throws 404, and 403 for who has lost it a moment ago.
     */
    private Account lock(Caller caller, UUID userId) {
        // always in the same order, or two would wait for each other
        Stream.of(caller.userId(), userId).distinct().sorted().forEach(accounts::tryLock);
        if (accounts.find(caller.userId()).filter(Account::isSuperAdmin).isEmpty()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "You are no super administrator any more.");
        }
        return accounts.find(userId).orElseThrow(() -> ProblemException.notFound("person"));
    }

    private static @Nullable String query(PageRequest page) {
        var text = page.query().orElse(null);
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(new FieldError("q", "must not hold control characters"));
        }
        return text;
    }

    private UserView view(Account account, Map<UUID, List<Known>> known) {
        var theirs = known.getOrDefault(account.id(), List.of());
        return UserView.of(
                account,
                isConfigured(account, known),
                theirs.stream().map(Known::provider).toList());
    }

    private boolean isConfigured(Account account, Map<UUID, List<Known>> known) {
        return superAdmins.isConfigured(account)
                || known.getOrDefault(account.id(), List.of()).stream()
                        .anyMatch(one -> superAdmins.isConfigured(one.provider(), one.subject()));
    }

    private static @Nullable UUID after(PageRequest page) {
        try {
            return page.after().map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException notOurs) {
            throw ProblemException.invalid(new FieldError("cursor", "is not a cursor of this list"));
        }
    }
}
