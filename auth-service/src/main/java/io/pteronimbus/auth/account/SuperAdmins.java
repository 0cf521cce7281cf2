package io.pteronimbus.auth.account;

import io.pteronimbus.auth.session.Method;
import io.pteronimbus.events.Actor;
import io.pteronimbus.persistence.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who is a super administrator by configuration: the account of {@code pteronimbus.admin.email}, and who signs in with one of
 * {@code pteronimbus.admin.discord-ids}. All others are made so by one.
 */
@ApplicationScoped
public class SuperAdmins {
    private final Set<String> discordIds;
    private final Optional<String> email;
    private final Audit audit;

    SuperAdmins(
            @ConfigProperty(name = "pteronimbus.admin.discord-ids") Optional<List<String>> discordIds,
            @ConfigProperty(name = "pteronimbus.admin.email") Optional<String> email,
            Audit audit) {
        this.discordIds = Set.copyOf(discordIds.orElse(List.of()));
        this.email = email.map(text -> text.toLowerCase(Locale.ROOT));
        this.audit = audit;
    }

    /** Makes the account one that configuration names by who they are at a provider. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void applyConfiguration(Account account, Method provider, String subject) {
        if (isConfigured(provider, subject) && !account.isSuperAdmin()) {
            account.changeSuperAdmin(true);
            audit.successOf(Actor.service("auth-service"), null, "user:grant-super-admin", account.toTarget());
        }
    }

    /** A super administrator makes somebody one, or no longer. False when they are as wanted already. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean change(Account account, boolean superAdmin) {
        if (account.isSuperAdmin() == superAdmin) {
            return false;
        }
        account.changeSuperAdmin(superAdmin);
        audit.success(
                null,
                superAdmin ? "user:grant-super-admin" : "user:revoke-super-admin",
                account.toTarget(),
                Map.of("superAdmin", !superAdmin),
                Map.of("superAdmin", superAdmin));
        return true;
    }

    public boolean isConfigured(Account account) {
        return account.email() != null && email.filter(account.email()::equals).isPresent();
    }

    public boolean isConfigured(Method provider, String subject) {
        return provider == Method.DISCORD && discordIds.contains(subject);
    }
}
