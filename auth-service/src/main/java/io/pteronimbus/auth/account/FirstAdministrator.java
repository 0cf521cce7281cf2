package io.pteronimbus.auth.account;

import io.pteronimbus.auth.password.NewPassword;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Makes the account of {@code pteronimbus.admin.email} and {@code pteronimbus.admin.password} at start, as a super
 * administrator. Once for an address: whatever was changed since stays changed, the address too.
 */
@ApplicationScoped
class FirstAdministrator {
    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);

    private final AccountService accounts;
    private final Optional<String> email;
    private final Optional<String> password;

    FirstAdministrator(
            AccountService accounts,
            @ConfigProperty(name = "pteronimbus.admin.email") Optional<String> email,
            @ConfigProperty(name = "pteronimbus.admin.password") Optional<String> password) {
        this.accounts = accounts;
        this.email = email;
        this.password = password;
    }

    @ActivateRequestContext
    void start(@Observes StartupEvent event) {
        if (email.isPresent() && password.isPresent()) {
            create(email.get(), password.get());
        }
    }

    private void create(String address, String secret) {
        var parsed = EmailAddress.parse(address)
                .orElseThrow(() -> new IllegalArgumentException("pteronimbus.admin.email is not an e-mail address"));
        if (secret.length() < NewPassword.SHORTEST || secret.length() > NewPassword.LONGEST) {
            throw new IllegalArgumentException("pteronimbus.admin.password must have " + NewPassword.SHORTEST + " to "
                    + NewPassword.LONGEST + " characters");
        }
        if (accounts.createAdministrator(parsed, secret)) {
            LOG.infof("Made the first administrator: email=%s", parsed.text());
        }
    }
}
